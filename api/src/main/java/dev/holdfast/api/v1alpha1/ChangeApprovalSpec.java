package dev.holdfast.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signed yes, or a no. */
public record ChangeApprovalSpec(
    String decision,
    @Nullable String reason,
    String statement,
    @Nullable List<SignatureEntry> signatures)
    implements ApiType {
  /** One armoured SSHSIG by a named approver. */
  public record SignatureEntry(String approver, String signature) implements ApiType {}
}
