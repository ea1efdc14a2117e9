package dev.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A real {@code ssh-agent}, ended with the test. */
record TestingAgent(Process process, Path socket) implements AutoCloseable {
  static TestingAgent start(Path folder) throws IOException, InterruptedException {
    Path socket = folder.resolve("agent.sock");
    Process process =
        new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!Files.exists(socket)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        process.destroy();
        throw new IllegalStateException("ssh-agent doesn't listen");
      }
      Thread.onSpinWait();
    }
    return new TestingAgent(process, socket);
  }

  /** Moves the private key into the agent: only the public file stays. */
  Path take(Path key) throws IOException, InterruptedException {
    TestingKeys.run(List.of("ssh-add", "-q", key.toString()), environment(), "");
    Files.delete(key);
    return Path.of(key + ".pub");
  }

  Map<String, String> environment() {
    return Map.of("SSH_AUTH_SOCK", socket.toString());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
