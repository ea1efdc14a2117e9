package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.Approvers.RegisteredKey;
import dev.holdfast.core.approval.sshsig.SignatureVerifier;
import dev.holdfast.core.approval.sshsig.SshFormatException;
import dev.holdfast.core.approval.sshsig.SshKey;
import dev.holdfast.core.approval.sshsig.SshSignature;
import dev.holdfast.core.approval.sshsig.Verification;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whether one signature is by the approver that it names, with a key that counts now. */
public sealed interface SignatureCheck {
  /** It counts, as far as the signature goes. */
  record Good(String approver, SshKey key) implements SignatureCheck {}

  /**
   * It doesn't count.
   *
   * @param reason one line
   */
  record Bad(String reason) implements SignatureCheck {}

  /**
   * Checks one signature.
   *
   * @param statement exact bytes, as text
   */
  static SignatureCheck of(SignatureEntry entry, String statement, Approvers approvers) {
    String name = entry.approver();
    if (approvers.find(name).isEmpty()) {
      return new Bad("unknown signer: there is no Approver " + OneLine.of(name, 253));
    }
    if (approvers.isAgent(name)) {
      return new Bad("Approver " + name + " is an agent");
    }
    SshSignature signature;
    try {
      signature = SshSignature.parse(entry.signature());
    } catch (SshFormatException e) {
      return new Bad("the signature of " + name + " was not understood: " + e.reason());
    }
    Optional<RegisteredKey> registered =
        approvers.keys(name).stream()
            .filter(
                each ->
                    each.key()
                        .map(SshKey::fingerprint)
                        .equals(Optional.of(signature.fingerprint())))
            .findFirst();
    if (registered.isEmpty()) {
      return new Bad(
          "unknown signer: %s is no key of Approver %s".formatted(signature.fingerprint(), name));
    }
    return verified(name, registered.get(), signature, statement);
  }

  private static SignatureCheck verified(
      String name, RegisteredKey registered, SshSignature signature, String statement) {
    if (!registered.counts()) {
      return new Bad("the signature of " + name + " doesn't count: " + registered.problem());
    }
    SshKey key = registered.key().orElseThrow();
    return switch (SignatureVerifier.verify(
        signature, key, statement.getBytes(StandardCharsets.UTF_8))) {
      case Verification.Bad(String reason) ->
          new Bad("the signature of " + name + " is no good: " + reason);
      case Verification.Good(boolean userVerified) ->
          registered.userVerification() && !userVerified
              ? new Bad("the signature of " + name + " was made without PIN or biometry")
              : new Good(name, key);
    };
  }
}
