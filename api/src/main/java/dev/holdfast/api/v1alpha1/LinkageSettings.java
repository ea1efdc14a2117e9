package dev.holdfast.api.v1alpha1;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ties an object to production or to a shared backup. The one home of linkage; it travels in
 * the policy bundle.
 *
 * @param productionLabels label key to values that mean production, on the object itself
 * @param productionNamespaceLabels the same, on its namespace
 * @param productionNamespaces globs of namespace names that are production
 * @param sharedBackupLabels label key to values that mean a shared backup
 * @param unlabelled {@code Ignore} or {@code Production}: what an object without any of the keys is
 */
public record LinkageSettings(
    @Nullable Map<String, List<String>> productionLabels,
    @Nullable Map<String, List<String>> productionNamespaceLabels,
    @Nullable List<String> productionNamespaces,
    @Nullable Map<String, List<String>> sharedBackupLabels,
    @Nullable String unlabelled)
    implements ApiType {}
