package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.core.approval.sshsig.SignatureVerifier;
import dev.holdfast.core.approval.sshsig.SshFormatException;
import dev.holdfast.core.approval.sshsig.SshKey;
import dev.holdfast.core.approval.sshsig.SshSignature;
import dev.holdfast.core.approval.sshsig.Verification;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose signature it is. */
final class Signing {
  private Signing() {}

  /**
   * Signs, and refuses at once what could never count.
   *
   * @param key as {@link SshKeygen#sign} takes it
   */
  static String sign(SshKeygen ssh, Path key, String text) {
    String signature = ssh.sign(key, text);
    try {
      SshSignature parsed = SshSignature.parse(signature);
      if (SignatureVerifier.verify(parsed, parsed.key(), text.getBytes(StandardCharsets.UTF_8))
          instanceof Verification.Bad(String reason)) {
        throw CommandException.refused("the signature by " + key + " can't count: " + reason);
      }
      return signature;
    } catch (SshFormatException e) {
      throw CommandException.refused(
          "the key "
              + key
              + " can't sign changes: "
              + e.reason()
              + ". Make another one: ssh-keygen -t ed25519, or -t ed25519-sk -O verify-required"
              + " on a FIDO token");
    }
  }

  /** The Approver who has the key that signed; what was named must have it too. */
  static String approver(
      @Nullable String named, String signature, Map<String, ApproverSpec> approvers) {
    String fingerprint = fingerprint(signature);
    List<String> holders =
        approvers.entrySet().stream()
            .filter(
                entry ->
                    entry.getValue().keys().stream()
                        .anyMatch(key -> fingerprint(key).equals(fingerprint)))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (named != null && (holders.isEmpty() || holders.contains(named))) {
      // An unregistered key is told by the webhook, with its reason.
      return named;
    }
    if (named != null) {
      throw CommandException.refused(
          "the key "
              + fingerprint
              + " is that of "
              + String.join(", ", holders)
              + ", not of "
              + named);
    }
    if (holders.size() != 1) {
      throw CommandException.refused(
          holders.isEmpty()
              ? "no Approver has the key "
                  + fingerprint
                  + ". Name another one with --key, or have this one registered: kubectl get"
                  + " approvers"
              : "more than one Approver has the key "
                  + fingerprint
                  + ", so it counts for none: "
                  + String.join(", ", holders));
    }
    return holders.getFirst();
  }

  private static String fingerprint(String signature) {
    try {
      return SshSignature.parse(signature).fingerprint();
    } catch (SshFormatException e) {
      throw CommandException.unavailable(
          "ssh-keygen made something that is no signature: " + e.reason());
    }
  }

  private static String fingerprint(ApproverSpec.Key key) {
    try {
      return SshKey.parse(key.publicKey()).fingerprint();
    } catch (SshFormatException e) {
      return "";
    }
  }
}
