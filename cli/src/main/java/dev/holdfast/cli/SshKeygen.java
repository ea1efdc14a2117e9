package dev.holdfast.cli;

import dev.holdfast.core.approval.sshsig.SignatureVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Signs with the installed {@code ssh-keygen}, so that keys in files, in an agent and on FIDO
 * tokens all work, and the private key never comes near this process.
 *
 * @param environment added to that of this process
 * @param words where it asks to touch the token, and says what is wrong
 */
record SshKeygen(String program, Map<String, String> environment, ProcessBuilder.Redirect words) {
  /** The SSHSIG namespace of approvals; a signature from another one never counts. */
  private static final String NAMESPACE = SignatureVerifier.NAMESPACE;

  static SshKeygen installed() {
    return new SshKeygen("ssh-keygen", Map.of(), ProcessBuilder.Redirect.INHERIT);
  }

  /**
   * The armoured signature over exactly these bytes.
   *
   * @param key a private key, or a public one whose private half is in an agent
   */
  String sign(Path key, String statement) {
    if (!Files.isReadable(key)) {
      throw CommandException.unavailable(
          "there is no readable key "
              + key
              + ". Name yours with --key (a .pub file for a key in an agent)");
    }
    try {
      Path folder = Files.createTempDirectory("holdfast-sign");
      Path file = folder.resolve("statement.json");
      Path signature = folder.resolve("statement.json.sig");
      try {
        Files.writeString(file, statement);
        run(key, file);
        return Files.readString(signature);
      } finally {
        Files.deleteIfExists(signature);
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** ssh-keygen asks for a passphrase, PIN or touch on the terminal by itself. */
  private void run(Path key, Path file) throws IOException {
    Process process;
    try {
      ProcessBuilder builder =
          new ProcessBuilder(
              program, "-q", "-Y", "sign", "-n", NAMESPACE, "-f", key.toString(), file.toString());
      builder.environment().putAll(environment);
      process =
          builder
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(words)
              .start();
    } catch (IOException e) {
      throw CommandException.unavailable(
          "ssh-keygen can't be run ("
              + e.getMessage()
              + "). Install OpenSSH 8.2 or newer, or sign elsewhere: show --statement, sign");
    }
    try {
      if (process.waitFor() != 0) {
        throw CommandException.unavailable(
            "ssh-keygen did not sign with "
                + key
                + ". A .pub file needs its key in the agent (ssh-add -l), a FIDO key its token");
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw CommandException.unavailable("interrupted while ssh-keygen was signing");
    }
  }
}
