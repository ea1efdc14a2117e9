package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What replicas need besides policies. */
public record BundleSettings(
    @JsonPropertyDescription("What ties an object to production or to a shared backup.")
        LinkageSettings linkage,
    @JsonPropertyDescription(
            "The fewest valid humans that an approver group may have, by name of the group.")
        @Size(max = 64)
        @Nullable Map<String, Integer> groups,
    @JsonPropertyDescription("Signatures of group trust that a trust change needs.")
        @Min(1)
        @Max(16)
        @Nullable Integer trustCount,
    @JsonPropertyDescription(
            "How long a weakening of the guard waits after it was asked for, whoever has signed:"
                + " 1h30m. At most 3h; none when absent.")
        @Pattern("^([0-9]+h)?([0-9]+m)?([0-9]+s)?$")
        @Size(min = 2, max = 16)
        @Nullable String unlockDelay,
    @JsonPropertyDescription("Who means people.") @Nullable HumanPatterns humans,
    @JsonPropertyDescription("Service accounts (namespace/name) trusted as controllers.")
        @Size(max = 256)
        @Nullable List<@Pattern(ApiGroup.SERVICE_ACCOUNT) @Size(max = 317) String> controllers)
    implements ApiType {
  /** Globs of group names and usernames. */
  public record HumanPatterns(
      @JsonPropertyDescription("Names or globs of groups that only people are in.") @Size(max = 64)
          @Nullable List<@Size(min = 1, max = 253) String> groups,
      @JsonPropertyDescription("Names or globs of users that are people.") @Size(max = 64)
          @Nullable List<@Size(min = 1, max = 253) String> users)
      implements ApiType {}
}
