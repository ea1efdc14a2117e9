package dev.holdfast.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process has cost so far.
 *
 * @param processorMillis that it kept processors busy
 * @param residentMebibytes of memory that it holds
 */
record ProcessCost(double processorMillis, double residentMebibytes) {
  /** proc(5): fields after the name in parentheses; user and system time are the 14th and 15th. */
  private static final int USER = 11;

  private static final int SYSTEM = 12;

  /** Ticks are hundredths of a second on every Linux that runs Java. */
  private static final double MILLIS_PER_TICK = 10;

  private static final double KIBIBYTES = 1024;

  static ProcessCost of(long pid) throws IOException {
    Path folder = Path.of("/proc", Long.toString(pid));
    String stat = Files.readString(folder.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double ticks = Double.parseDouble(fields[USER]) + Double.parseDouble(fields[SYSTEM]);
    double resident =
        Files.readAllLines(folder.resolve("status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
            .findFirst()
            .orElse(0);
    return new ProcessCost(ticks * MILLIS_PER_TICK, resident / KIBIBYTES);
  }
}
