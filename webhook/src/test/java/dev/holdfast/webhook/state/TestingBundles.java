package dev.holdfast.webhook.state;

import dev.holdfast.api.v1alpha1.BundleEntrypoint;
import dev.holdfast.api.v1alpha1.BundleSettings;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.api.v1alpha1.PolicyBundleSpec;
import dev.holdfast.core.policy.BundleRevision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Bundles whose module is a word. */
final class TestingBundles {
  static final BundleSettings SETTINGS =
      new BundleSettings(
          new LinkageSettings(Map.of(), Map.of(), List.of(), Map.of(), "Ignore"),
          Map.of(),
          1,
          null,
          null,
          List.of());

  private TestingBundles() {}

  static PolicyBundleSpec spec(String module, boolean trustRootClosed) {
    List<BundleEntrypoint> entrypoints =
        List.of(
            new BundleEntrypoint(
                "volumes-shared-backing",
                "uid-1",
                1L,
                "Enforce",
                null,
                null,
                "holdfast/bundle/p0/result"));
    return new PolicyBundleSpec(
        BundleRevision.of(bytes(module), entrypoints, SETTINGS),
        entrypoints,
        SETTINGS,
        "holdfast-bundle-" + module,
        "1.22.2",
        trustRootClosed);
  }

  static byte[] gzip(String module) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(bytes(module));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String module) {
    return module.getBytes(StandardCharsets.UTF_8);
  }
}
