package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a policy. */
public record GuardrailPolicyStatus(
    @JsonPropertyDescription(
            "Compiled: the newest generation is good. Enforced: every replica runs it. Ready: both.")
        @KeyedBy("type")
        @Size(max = 16)
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription("Mistakes in the newest generation.") @Size(max = 128)
        @Nullable List<SourceError> errors,
    @JsonPropertyDescription("The generation that replicas run; the last good one.") @Min(0)
        @Nullable Long compiledGeneration,
    @JsonPropertyDescription("Revision of the bundle that holds it.") @Size(max = 128)
        @Nullable String bundleRevision,
    @JsonPropertyDescription("Webhook replicas that run it, of those that are ready: 3/3.")
        @Size(max = 32)
        @Nullable String replicas,
    @JsonPropertyDescription("Rules that the policy has: deny, require_approval, warn, violation.")
        @Size(max = 8)
        @Nullable List<@Size(max = 64) String> entrypoints)
    implements ApiType {
  /** One mistake, where it is and what to do about it. */
  public record SourceError(
      @JsonPropertyDescription("policy.rego, or the name of a library or test.") @Size(max = 253)
          String file,
      @JsonPropertyDescription("Line, from 1; absent when the mistake has no place.") @Min(1)
          @Nullable Integer line,
      @JsonPropertyDescription("Column, from 1; absent when the mistake has no place.") @Min(1)
          @Nullable Integer column,
      @JsonPropertyDescription(
              "What kind of mistake, for programs: ParseError, TypeError, UnknownBuiltin,"
                  + " TestFailed, PackageConflict, …")
          @Size(max = 128)
          String code,
      @JsonPropertyDescription("The mistake, for people.") @Size(max = 8192) String message)
      implements ApiType {}
}
