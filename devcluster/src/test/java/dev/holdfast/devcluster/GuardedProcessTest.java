package dev.holdfast.devcluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A guarded process ends when it is told to, and when whoever started it is gone. */
class GuardedProcessTest {
  @TempDir Path folder;

  @Test
  void endsWhenClosed() {
    GuardedProcess process = start("sleep", "600");
    assertThat(process.isAlive()).isTrue();
    process.close();
    assertThat(process.isAlive()).isFalse();
    assertThat(ProcessHandle.of(process.pid())).isEmpty();
  }

  @Test
  void endsAlthoughItIgnoresTheRequest() {
    GuardedProcess process = start("sh", "-c", "trap '' TERM; while :; do sleep 1; done");
    process.close();
    assertThat(process.isAlive()).isFalse();
  }

  @Test
  void keepsWhatItWrote() {
    GuardedProcess process = start("sh", "-c", "echo to-out; echo to-err >&2");
    Await.until("the end", Duration.ofSeconds(10), () -> !process.isAlive());
    assertThat(process.output()).contains("to-out", "to-err");
    process.close();
  }

  @Test
  void endsWhenTheStarterIsKilled() {
    Path log = folder.resolve("starter.log");
    GuardedProcess starter =
        GuardedProcess.start(
            "starter",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SleepStarter.class.getName(),
                folder.resolve("sleep.log").toString()),
            Map.of(),
            log);
    Await.until(
        "the pid of the grandchild",
        Duration.ofSeconds(30),
        () -> starter.output().contains("started "));
    long grandchild =
        Long.parseLong(
            starter
                .output()
                .lines()
                .filter(line -> line.startsWith("started "))
                .findFirst()
                .orElseThrow()
                .substring("started ".length()));
    assertThat(ProcessHandle.of(grandchild)).isPresent();
    starter.kill();
    Await.until(
        "the grandchild's end",
        Duration.ofSeconds(10),
        () -> ProcessHandle.of(grandchild).filter(ProcessHandle::isAlive).isEmpty());
  }

  private GuardedProcess start(String... command) {
    return GuardedProcess.start("child", List.of(command), Map.of(), folder.resolve("child.log"));
  }
}
