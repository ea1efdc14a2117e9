package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a request has come, and what its statement says, for people. */
public record ChangeRequestStatus(
    @JsonPropertyDescription(
            "Approved: every requirement is met by verified signatures. Notified: the last step"
                + " that the receiver of notifications was told, or that was given up.")
        @KeyedBy("type")
        @Size(max = 16)
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription(
            "Pending, Approved, Rejected by an approver, Executed (its approvals are spent), or"
                + " Expired.")
        @OneOf({"Pending", "Approved", "Rejected", "Executed", "Expired"})
        @Nullable String phase,
    @JsonPropertyDescription("What was asked for: CREATE, UPDATE, DELETE or CONNECT.")
        @Size(max = 16)
        @Nullable String operation,
    @JsonPropertyDescription(
            "What it was asked of: resource.group namespace/name, as kubectl takes it.")
        @Size(max = 1024)
        @Nullable String target,
    @JsonPropertyDescription("Username of who asked.") @Size(max = 1024) @Nullable String requester,
    @JsonPropertyDescription("Approvals count before this moment: RFC 3339 with Z.")
        @Pattern(ApiGroup.UTC)
        @Size(max = 32)
        @Nullable String expires,
    @JsonPropertyDescription("What would fall, in a line.") @Size(max = 4096)
        @Nullable String summary,
    @JsonPropertyDescription("Approvals that count so far.") @Size(max = 64)
        @Nullable List<CountedApproval> approvals,
    @JsonPropertyDescription("Approvals that count, of those that are needed: 1/2.") @Size(max = 32)
        @Nullable String tally)
    implements ApiType {
  /** One signature that counts. */
  public record CountedApproval(
      @JsonPropertyDescription("Name of the ChangeApproval.") @Size(max = 253) String name,
      @JsonPropertyDescription("Name of the Approver.") @Size(max = 253) String approver,
      @JsonPropertyDescription("Group for which it counts.") @Size(max = 63) String group)
      implements ApiType {}
}
