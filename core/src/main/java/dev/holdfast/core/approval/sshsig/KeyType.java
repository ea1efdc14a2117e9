package dev.holdfast.core.approval.sshsig;

import java.util.Arrays;
import java.util.Optional;

/** Kinds of keys that may sign, each with the only signature formats that count for it. */
enum KeyType {
  ED25519("ssh-ed25519", false, ""),
  ECDSA_P256("ecdsa-sha2-nistp256", false, "nistp256"),
  ECDSA_P384("ecdsa-sha2-nistp384", false, "nistp384"),
  ECDSA_P521("ecdsa-sha2-nistp521", false, "nistp521"),
  RSA("ssh-rsa", false, ""),
  SK_ED25519("sk-ssh-ed25519@openssh.com", true, ""),
  SK_ECDSA("sk-ecdsa-sha2-nistp256@openssh.com", true, "nistp256");

  private final String opensshName;
  private final boolean hardware;
  private final String curve;

  KeyType(String opensshName, boolean hardware, String curve) {
    this.opensshName = opensshName;
    this.hardware = hardware;
    this.curve = curve;
  }

  static Optional<KeyType> named(String opensshName) {
    return Arrays.stream(values()).filter(type -> type.opensshName.equals(opensshName)).findFirst();
  }

  String opensshName() {
    return opensshName;
  }

  /** Whether the key lives in a FIDO token. */
  boolean hardware() {
    return hardware;
  }

  /** Name of the curve inside the key; empty when the encoding has none. */
  String curve() {
    return curve;
  }

  /** Whether a signature of this format counts: RSA never with SHA-1, all others under one name. */
  boolean signsAs(String format) {
    return this == RSA
        ? format.equals("rsa-sha2-256") || format.equals("rsa-sha2-512")
        : format.equals(opensshName);
  }
}
