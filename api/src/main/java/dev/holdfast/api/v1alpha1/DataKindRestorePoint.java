package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an object brings data back: of names what it was taken of, or namespaces does. */
public record DataKindRestorePoint(
    @JsonPropertyDescription("Field that names what it was taken of, in its own namespace.")
        @Size(min = 1, max = 512)
        @Nullable String of,
    @JsonPropertyDescription("It was taken of everything in these namespaces.")
        @Nullable Namespaces namespaces,
    @JsonPropertyDescription("API group of what it was taken of; core when absent.")
        @Size(max = 253)
        @Nullable String ofGroup,
    @JsonPropertyDescription("Plural of what it was taken of; persistentvolumeclaims when absent.")
        @Size(max = 63)
        @Nullable String ofResource,
    @JsonPropertyDescription("Field with the time of its completion, RFC 3339.")
        @Size(min = 1, max = 512)
        String completedAt,
    @JsonPropertyDescription("Field that says whether it is complete.") @Size(min = 1, max = 512)
        String phase,
    @JsonPropertyDescription("Values of phase that mean that it is.") @Size(min = 1, max = 16)
        List<@Size(max = 253) String> done,
    @JsonPropertyDescription("States without any of which it doesn't hold the data.")
        @Size(max = 16)
        @Nullable List<DataKindField> all,
    @JsonPropertyDescription("It doesn't hold the data without one of these states.")
        @Size(max = 16)
        @Nullable List<DataKindField> any,
    @JsonPropertyDescription(
            "States any of which means that it doesn't lie on its source's storage.")
        @Size(max = 16)
        @Nullable List<DataKindField> apart,
    @JsonPropertyDescription("Field that says where the copy lies, for people.")
        @Size(min = 1, max = 512)
        @Nullable String location,
    @JsonPropertyDescription("Whether the copy outlives what it was taken of, storage aside.")
        Boolean keptWhenTargetDeleted)
    implements ApiType {
  /** Which namespaces a backup holds everything of. */
  public record Namespaces(
      @JsonPropertyDescription("Field with a list of names; absent or * means all.")
          @Size(min = 1, max = 512)
          String included,
      @JsonPropertyDescription("Field with a list of names and patterns that are left out.")
          @Size(min = 1, max = 512)
          String excluded,
      @JsonPropertyDescription("What has this label with value true is left out.") @Size(max = 317)
          @Nullable String exceptLabel)
      implements ApiType {}
}
