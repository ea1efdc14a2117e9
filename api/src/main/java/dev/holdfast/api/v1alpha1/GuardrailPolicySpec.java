package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.schema.KeyedBy;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.crd.generator.annotation.PreserveUnknownFields;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule in Rego and which changes it looks at.
 *
 * @param enforcement {@code Audit} when absent, so that a new policy bites only when asked to
 */
public record GuardrailPolicySpec(
    @JsonPropertyDescription("What the policy is for, in a sentence or two.") @Size(max = 4096)
        @Nullable String description,
    @JsonPropertyDescription(
            "How far the policy bites: Enforce denies or asks for approvals, Warn only warns the"
                + " client, Audit only records.")
        @Default("Audit")
        @OneOf({"Enforce", "Warn", "Audit"})
        String enforcement,
    @JsonPropertyDescription(
            "Which changes the policy looks at. Absent parts match everything; without any, every"
                + " destructive change of something watched.")
        @Nullable PolicyMatch match,
    @JsonPropertyDescription("Values for the policy, any shape: input.parameters in Rego.")
        @PreserveUnknownFields
        @Nullable JsonNode parameters,
    @JsonPropertyDescription("JSON schema that the parameters are checked against, any shape.")
        @PreserveUnknownFields
        @Nullable JsonNode parametersSchema,
    @JsonPropertyDescription(
            "One Rego module. It says deny, require_approval or warn in a package of its own.")
        @Size(min = 1, max = 262144)
        String rego,
    @JsonPropertyDescription("Further modules, all below the package of the policy.")
        @KeyedBy("name")
        @Size(max = 16)
        @Nullable List<RegoModule> libraries,
    @JsonPropertyDescription(
            "Modules with tests for opa test. While one fails, the generation is kept out.")
        @KeyedBy("name")
        @Size(max = 16)
        @Nullable List<RegoModule> tests)
    implements ApiType {
  /** A named module. */
  public record RegoModule(
      @JsonPropertyDescription("Name of the module, as error messages give it.")
          @Pattern("^[A-Za-z0-9]([A-Za-z0-9_./-]*[A-Za-z0-9])?$")
          @Size(max = 253)
          String name,
      @JsonPropertyDescription("The module's text.") @Size(min = 1, max = 131072) String rego)
      implements ApiType {}
}
