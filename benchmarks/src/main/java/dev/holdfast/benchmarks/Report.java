package dev.holdfast.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What was measured on this machine.
 *
 * @param processors how many the JVM sees
 */
record Report(
    String time,
    String java,
    String machine,
    int processors,
    List<Measurement> measurements,
    List<Budget> budgets) {
  static Report of(List<Measurement> measurements) {
    Map<String, Measurement> byName =
        measurements.stream().collect(Collectors.toMap(Measurement::name, Function.identity()));
    return new Report(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("java.runtime.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.getRuntime().availableProcessors(),
        measurements,
        Budget.of(byName));
  }

  Report print(PrintStream out) {
    out.printf("%n%-34s %12s %12s%n", "", "p50 µs", "p99 µs");
    measurements.forEach(m -> out.printf("%-34s %12.1f %12.1f%n", m.name(), m.p50(), m.p99()));
    out.println();
    budgets.forEach(budget -> out.println(budget.line()));
    long missed = budgets.stream().filter(budget -> !budget.isMet()).count();
    out.printf("%n%d of %d budgets met%n", budgets.size() - missed, budgets.size());
    return this;
  }

  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(time.replace(":", "") + ".json");
    JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
  }
}
