package dev.holdfast.core.approval.sshsig;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An SSHSIG signature, parsed but not verified.
 *
 * @see <a href="https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.sshsig">format</a>
 */
public final class SshSignature {
  /** Longest text that is looked at, in characters; RSA with 16384 bits takes about 6,000. */
  public static final int LENGTH_LIMIT = 16384;

  private static final String BEGIN = "-----BEGIN SSH SIGNATURE-----\n";
  private static final String END = "\n-----END SSH SIGNATURE-----";
  private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;

  private final byte[] publicKey;
  private final String namespace;
  private final String hash;
  private final byte[] signature;

  private SshSignature(byte[] publicKey, String namespace, String hash, byte[] signature) {
    this.publicKey = publicKey;
    this.namespace = namespace;
    this.hash = hash;
    this.signature = signature;
  }

  /**
   * Parses the text that {@code ssh-keygen -Y sign} prints, armour included.
   *
   * @throws SshFormatException when it is anything else
   */
  public static SshSignature parse(String armoured) throws SshFormatException {
    if (armoured.length() > LENGTH_LIMIT) {
      throw new SshFormatException("the signature is too long");
    }
    String text = armoured.endsWith("\n") ? armoured.substring(0, armoured.length() - 1) : armoured;
    if (text.length() < BEGIN.length() + END.length()
        || !text.startsWith(BEGIN)
        || !text.endsWith(END)) {
      throw new SshFormatException("it is not an SSH SIGNATURE");
    }
    String body = text.substring(BEGIN.length(), text.length() - END.length());
    return decode(Encoding.base64(body.replace("\n", "")));
  }

  private static SshSignature decode(byte[] blob) throws SshFormatException {
    WireReader reader = new WireReader(blob);
    if (!Arrays.equals(reader.raw(MAGIC.length), MAGIC) || reader.uint32() != VERSION) {
      throw new SshFormatException("it is not SSHSIG version 1");
    }
    byte[] publicKey = reader.string();
    String namespace = reader.name();
    if (reader.string().length > 0) {
      throw new SshFormatException("its reserved field is not empty");
    }
    String hash = reader.name();
    byte[] signature = reader.string();
    reader.end();
    return new SshSignature(publicKey, namespace, hash, signature);
  }

  /** What the signature was made for, as {@code ssh-keygen -n} took it. */
  public String namespace() {
    return namespace;
  }

  /** {@code SHA256:…} of the key that the signature says made it. */
  public String fingerprint() {
    return Encoding.fingerprint(publicKey);
  }

  /**
   * The key that the signature says made it; whether anybody has it is another question.
   *
   * @throws SshFormatException when a key of its kind or size can't sign changes
   */
  public SshKey key() throws SshFormatException {
    return SshKey.decode(publicKey);
  }

  String hash() {
    return hash;
  }

  byte[] signature() {
    return signature.clone();
  }
}
