package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ties an object to production or to a shared backup. The one home of linkage; it travels in
 * the policy bundle.
 */
public record LinkageSettings(
    @JsonPropertyDescription("Label key to the values that mean production, on the object itself.")
        @Size(max = 64)
        @Nullable Map<String, List<String>> productionLabels,
    @JsonPropertyDescription("Label key to the values that mean production, on its namespace.")
        @Size(max = 64)
        @Nullable Map<String, List<String>> productionNamespaceLabels,
    @JsonPropertyDescription("Names or globs of namespaces that are production.") @Size(max = 256)
        @Nullable List<@Pattern("^[a-z0-9*?-]+$") @Size(max = 63) String> productionNamespaces,
    @JsonPropertyDescription("Label key to the values that mean a shared backup.") @Size(max = 64)
        @Nullable Map<String, List<String>> sharedBackupLabels,
    @JsonPropertyDescription("What an object without any of the keys is.")
        @OneOf({"Ignore", "Production"})
        @Nullable String unlabelled)
    implements ApiType {}
