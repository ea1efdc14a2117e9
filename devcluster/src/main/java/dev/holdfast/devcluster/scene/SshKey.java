package dev.holdfast.devcluster.scene;

import dev.holdfast.devcluster.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key pair made and used by the real {@code ssh-keygen}. */
public record SshKey(Path privateKey) {
  /** The namespace of change statements' signatures. */
  public static final String SIGNATURE_NAMESPACE = "change@holdfast.dev";

  /** Makes an ed25519 key without passphrase. */
  public static SshKey create(Path folder, String owner) {
    return create(folder, owner, "-t", "ed25519");
  }

  /**
   * Makes a key.
   *
   * @param type further words for {@code ssh-keygen}, for example {@code -t rsa -b 3072}
   */
  public static SshKey create(Path folder, String owner, String... type) {
    try {
      Path file = Files.createDirectories(folder).resolve(owner);
      Command.of("ssh-keygen", "-q", "-N", "", "-C", owner, "-f", file.toString())
          .with(type)
          .run()
          .orThrow();
      return new SshKey(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line in OpenSSH format. */
  public String publicKey() {
    try {
      return Files.readString(privateKey.resolveSibling(privateKey.getFileName() + ".pub")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An armoured SSHSIG over exactly these characters' UTF-8 bytes. */
  public String sign(String statement) {
    return sign(statement, SIGNATURE_NAMESPACE);
  }

  /** As {@link #sign(String)}, in another signature namespace. */
  public String sign(String statement, String namespace) {
    // Without a file name, ssh-keygen signs its standard input and prints the signature.
    return Command.of("ssh-keygen", "-q", "-Y", "sign", "-n", namespace)
        .with("-f", privateKey.toString())
        .run(statement)
        .orThrow()
        .stdout();
  }
}
