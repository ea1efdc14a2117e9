package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signed yes, or a no. */
@ValidationRule(value = "self == oldSelf", message = "a ChangeApproval never changes")
@ValidationRule(
    value =
        "self.decision == 'Approve' ? has(self.signatures) && size(self.signatures) > 0"
            + " : !has(self.signatures) || size(self.signatures) == 0",
    message = "Approve carries 1 to 16 signatures, Reject none")
@ValidationRule(
    value = "self.decision != 'Reject' || (has(self.reason) && size(self.reason) > 0)",
    message = "Reject says why, in reason")
public record ChangeApprovalSpec(
    @JsonPropertyDescription("Approve, or Reject, which ends the request.")
        @OneOf({"Approve", "Reject"})
        String decision,
    @JsonPropertyDescription("Why; after a Reject the next denial tells it to the requester.")
        @Size(max = 4096)
        @Nullable String reason,
    @JsonPropertyDescription("The exact bytes that were signed: a ChangeStatement in JSON.")
        @Size(min = 1, max = 65536)
        String statement,
    @JsonPropertyDescription("Signatures over those bytes; none for a Reject.") @Size(max = 16)
        @Nullable List<SignatureEntry> signatures)
    implements ApiType {
  /** One armoured SSHSIG by a named approver. */
  public record SignatureEntry(
      @JsonPropertyDescription("Name of the Approver who signed.")
          @Pattern(ApiGroup.NAME_PATTERN)
          @Size(min = 1, max = 253)
          String approver,
      @JsonPropertyDescription(
              "What ssh-keygen -Y sign -n change@holdfast.dev printed, armour included.")
          @Pattern(
              "^-----BEGIN SSH SIGNATURE-----\\n[A-Za-z0-9+/=\\n]+\\n-----END SSH"
                  + " SIGNATURE-----\\n?$")
          @Size(max = 16384)
          String signature)
      implements ApiType {}
}
