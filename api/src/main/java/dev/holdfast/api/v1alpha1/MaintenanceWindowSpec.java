package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** Whom the guard's own objects are open to, and until when; nothing at all means closed. */
@ValidationRule(
    value = "has(self.requester) == has(self.notAfter) && has(self.notAfter) == has(self.reason)",
    message = "requester, notAfter and reason are set together, or none of them")
public record MaintenanceWindowSpec(
    @JsonPropertyDescription(
            "Username, as the API server knows it, of whoever may change the guard's own objects"
                + " while this is open. Never an agent.")
        @Pattern("^[^\\s]+$")
        @Size(min = 1, max = 340)
        @Nullable String requester,
    @JsonPropertyDescription(
            "When it ends by itself, RFC 3339 with Z; at most 4 hours after it is opened.")
        @Pattern(ApiGroup.UTC)
        @Size(max = 32)
        @Nullable String notAfter,
    @JsonPropertyDescription("What for; whoever signs reads it.") @Size(min = 1, max = 256)
        @Nullable String reason)
    implements ApiType {
  /** {@code spec: {}}: open to nobody. */
  public static final MaintenanceWindowSpec CLOSED = new MaintenanceWindowSpec(null, null, null);

  /** Whether it says nothing; one that says anything may still have ended. */
  public boolean saysNothing() {
    return equals(CLOSED);
  }
}
