package dev.holdfast.devcluster;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** A JVM to be killed: it starts a guarded process, says its pid and waits for ever. */
final class SleepStarter {
  private SleepStarter() {}

  public static void main(String[] arguments) throws InterruptedException {
    GuardedProcess child =
        GuardedProcess.start("sleep", List.of("sleep", "600"), Map.of(), Path.of(arguments[0]));
    System.out.println("started " + child.pid());
    new CountDownLatch(1).await();
  }
}
