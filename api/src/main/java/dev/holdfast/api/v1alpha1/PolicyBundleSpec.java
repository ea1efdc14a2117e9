package dev.holdfast.api.v1alpha1;

import java.util.List;

/**
 * What every replica decides by.
 *
 * @param revision {@code sha256:…} of the Wasm, the entrypoint table and the settings
 * @param configMap name of the immutable ConfigMap that holds the gzipped Wasm
 * @param trustRootClosed monotone: once true, never false again
 */
public record PolicyBundleSpec(
    String revision,
    List<BundleEntrypoint> entrypoints,
    BundleSettings settings,
    String configMap,
    String opaVersion,
    Boolean trustRootClosed)
    implements ApiType {}
