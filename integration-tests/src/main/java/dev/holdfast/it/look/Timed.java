package dev.holdfast.it.look;

import dev.holdfast.devcluster.Command;
import dev.holdfast.devcluster.CommandResult;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * What a program took.
 *
 * @param wall seconds until it ended
 * @param processor seconds that it kept processors busy, its children's too
 */
record Timed(double wall, double processor) {
  /** Throws away what the program prints; the last line is of what the shell waited for. */
  private static final List<String> SHELL = List.of("sh", "-c", "\"$@\" >/dev/null && times", "sh");

  private static final Pattern TIME = Pattern.compile("(\\d+)m(\\d+[.,]\\d+)s");

  /** Runs it to its end; a failure is an exception. */
  static Timed run(Command command) {
    List<String> words = new ArrayList<>(SHELL);
    words.addAll(command.words());
    CommandResult told =
        new Command(words, command.environment(), command.workingDirectory()).run().orThrow();
    double processor = 0;
    Matcher times = TIME.matcher(told.stdout().lines().toList().getLast());
    while (times.find()) {
      double seconds = Double.parseDouble(times.group(2).replace(',', '.'));
      processor += 60 * Double.parseDouble(times.group(1)) + seconds;
    }
    return new Timed(told.duration().toMillis() / 1000.0, processor);
  }

  /** Mean, and the range that single runs were in. */
  static String summary(List<Timed> all) {
    return "mean %.2f s (%.2f–%.2f), processor %.2f s"
        .formatted(
            mean(all),
            walls(all).min().orElseThrow(),
            walls(all).max().orElseThrow(),
            all.stream().mapToDouble(Timed::processor).average().orElseThrow());
  }

  static double mean(List<Timed> all) {
    return walls(all).average().orElseThrow();
  }

  private static DoubleStream walls(List<Timed> all) {
    return all.stream().mapToDouble(Timed::wall);
  }
}
