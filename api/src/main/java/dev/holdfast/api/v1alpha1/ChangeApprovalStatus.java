package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an approval. For people: it is never trusted to allow anything. */
public record ChangeApprovalStatus(
    @JsonPropertyDescription(
            "Verified: every signature is good. Executed: the change was made, the approval is"
                + " spent.")
        @KeyedBy("type")
        @Size(max = 16)
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription("Name of the ChangeRequest that the statement names.") @Size(max = 253)
        @Nullable String request,
    @JsonPropertyDescription("When the change was seen to be made: RFC 3339 with Z.")
        @Pattern(ApiGroup.UTC)
        @Size(max = 32)
        @Nullable String executedAt,
    @JsonPropertyDescription("Whose signatures are good.") @Size(max = 16)
        @Nullable List<Signer> signers,
    @JsonPropertyDescription("The same in a line: names of the Approvers.") @Size(max = 4096)
        @Nullable String signedBy)
    implements ApiType {
  /** Who signed, and with which key. */
  public record Signer(
      @JsonPropertyDescription("Name of the Approver.") @Size(max = 253) String approver,
      @JsonPropertyDescription("Fingerprint of the key, SHA256:….") @Size(max = 64)
          String fingerprint,
      @JsonPropertyDescription("Whether the key lives in a hardware token.") Boolean hardware)
      implements ApiType {}
}
