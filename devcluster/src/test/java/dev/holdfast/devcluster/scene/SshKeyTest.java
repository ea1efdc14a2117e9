package dev.holdfast.devcluster.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signatures are made over exactly the statement's bytes, so that {@code ssh-keygen} verifies them.
 */
class SshKeyTest {
  @TempDir Path folder;

  @Test
  void signsTheExactBytes() throws IOException {
    SshKey key = SshKey.create(folder, "dana");
    String statement = "{\"kind\":\"ChangeStatement\",\"reason\":\"größer\"}";
    Path signature = Files.writeString(folder.resolve("statement.sig"), key.sign(statement));
    Path allowed = Files.writeString(folder.resolve("allowed"), "dana " + key.publicKey() + "\n");
    Command verify =
        Command.of("ssh-keygen", "-Y", "verify", "-n", SshKey.SIGNATURE_NAMESPACE, "-I", "dana")
            .with("-f", allowed.toString(), "-s", signature.toString());
    assertThat(verify.run(statement).succeeded()).isTrue();
    assertThat(verify.run(statement + "\n").succeeded()).isFalse();
  }
}
