package dev.holdfast.devcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has cost so far, as the kernel tells (proc(5)).
 *
 * @param processor user and system time
 * @param residentMebibytes of memory that it holds
 */
public record ProcessCost(Duration processor, long residentMebibytes) {
  /** Fields of {@code stat} after the name in parentheses. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /** The kernel's unit of time is the same on every Linux that runs Java. */
  private static final long MILLIS_PER_TICK = 10;

  private static final long KIBIBYTES = 1024;

  public static ProcessCost of(long pid) throws IOException {
    Path folder = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(folder.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    long resident =
        Files.readAllLines(folder.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
    return new ProcessCost(Duration.ofMillis(ticks * MILLIS_PER_TICK), resident / KIBIBYTES);
  }
}
