package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What falls with an object: told by labels, or by a field that names the object; both may be. */
public record DataKindDependent(
    @JsonPropertyDescription("API group of the dependents, empty for core.")
        @Pattern("^([a-z0-9]([a-z0-9.-]*[a-z0-9])?)?$")
        @Size(max = 253)
        String group,
    @JsonPropertyDescription("Plural name of the dependents.")
        @Pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")
        @Size(max = 63)
        String resource,
    @JsonPropertyDescription(
            "Labels of the dependents and their values, text with fields of the falling object in"
                + " braces: {metadata.name}.")
        @Size(min = 1, max = 16)
        @Nullable Map<String, String> selector,
    @JsonPropertyDescription("Dotted path in the dependents; equals says what it must be.")
        @Size(min = 1, max = 512)
        @Nullable String field,
    @JsonPropertyDescription("Text with fields of the falling object in braces.")
        @Size(min = 1, max = 512)
        @Nullable String equals,
    @JsonPropertyDescription("States of the falling object without which nothing falls.")
        @Size(max = 16)
        @Nullable List<DataKindField> all,
    @JsonPropertyDescription("Whether dependents in other namespaces count.")
        @Nullable Boolean anyNamespace,
    @JsonPropertyDescription("What becomes of them.") @OneOf({"Destroyed", "Orphaned", "Weakened"})
        String fate)
    implements ApiType {}
