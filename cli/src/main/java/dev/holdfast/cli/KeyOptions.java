package dev.holdfast.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which key signs. */
final class KeyOptions {
  @Option(
      names = {"-k", "--key"},
      paramLabel = "FILE",
      description = {
        "private key, or the public key of one in an agent;",
        "default: the first that there is of ~/.ssh/id_ed25519_sk, id_ecdsa_sk, id_ed25519, id_ecdsa, id_rsa"
      })
  private @Nullable Path key;

  Path key() {
    if (key != null) {
      return key;
    }
    Path folder = Path.of(System.getProperty("user.home"), ".ssh");
    return Stream.of("id_ed25519_sk", "id_ecdsa_sk", "id_ed25519", "id_ecdsa", "id_rsa")
        .map(folder::resolve)
        .filter(Files::isReadable)
        .findFirst()
        .orElseThrow(
            () -> CommandException.unavailable("no key in " + folder + ". Name yours with --key"));
  }
}
