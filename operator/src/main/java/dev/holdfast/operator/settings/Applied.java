package dev.holdfast.operator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.core.change.CanonicalJson;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.Optional;

/** The mark on an object of what was last applied to it from the settings. */
final class Applied {
  /** Digest of the spec; who changes the spec by hand leaves it, and so is left alone. */
  static final String ANNOTATION = "holdfast.dev/applied";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Applied() {}

  static String digest(Object spec) {
    return CanonicalJson.sha256(tree(spec));
  }

  static Optional<String> digestOn(HasMetadata resource) {
    Map<String, String> annotations = resource.getMetadata().getAnnotations();
    return Optional.ofNullable(annotations == null ? null : annotations.get(ANNOTATION));
  }

  static boolean same(Object one, Object other) {
    return tree(one).equals(tree(other));
  }

  private static JsonNode tree(Object spec) {
    return JSON.valueToTree(spec);
  }
}
