package dev.holdfast.benchmarks;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Runs JMH benchmarks, each in a JVM of its own with the options of the images. */
final class Jmh {
  private static final String[] JVM = {
    "-XX:+UseSerialGC",
    "-Xmx192m",
    "--enable-native-access=ALL-UNNAMED",
    "--sun-misc-unsafe-memory-access=allow"
  };

  private Jmh() {}

  /**
   * @param warmUp seconds
   * @param time seconds
   */
  static List<Measurement> run(Class<?> benchmark, Path modules, int warmUp, int time)
      throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include("\\b" + benchmark.getSimpleName() + "\\b")
                    .forks(1)
                    .threads(1)
                    .warmupIterations(1)
                    .warmupTime(TimeValue.seconds(warmUp))
                    .measurementIterations(1)
                    .measurementTime(TimeValue.seconds(time))
                    .jvmArgs(JVM)
                    .jvmArgsAppend("-D" + Modules.FOLDER + "=" + modules)
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build())
            .run();
    return results.stream().map(Jmh::measurement).toList();
  }

  private static Measurement measurement(RunResult result) {
    Statistics times = result.getPrimaryResult().getStatistics();
    return new Measurement(
        name(result.getParams()), times.getPercentile(50), times.getPercentile(99));
  }

  private static String name(BenchmarkParams params) {
    String scene = params.getParam("scene");
    if (scene != null) {
      return "decision " + scene;
    }
    return String.format(
        Locale.ROOT,
        "engine %s × %s KB",
        params.getParam("policies"),
        params.getParam("kilobytes"));
  }
}
