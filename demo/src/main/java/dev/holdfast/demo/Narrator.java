package dev.holdfast.demo;

import dev.holdfast.devcluster.CommandResult;
import java.io.PrintStream;
import java.util.List;

/** Tells each step, what it expected and what happened, and counts the differences. */
final class Narrator {
  private final PrintStream out;
  private final Colours colours;
  private int steps;
  private int differences;

  Narrator(PrintStream out, Colours colours) {
    this.out = out;
    this.colours = colours;
  }

  void chapter(String title) {
    out.println();
    out.println(colours.heading("== " + title));
  }

  void say(String text) {
    out.println(colours.quiet("   " + text));
  }

  /** Shows text as it is, for example a table. */
  void show(String text) {
    text.lines().forEach(line -> out.println("   | " + line));
  }

  void step(String title, String who, String command) {
    steps++;
    out.println();
    out.println(colours.heading("%2d %s".formatted(steps, title)));
    out.println("   as        " + who);
    out.println("   runs      " + command);
  }

  void expects(String expectation) {
    out.println("   expected  " + expectation);
  }

  void happened(CommandResult result, List<String> differing) {
    String outcome = result.succeeded() ? "it passed" : "it was refused";
    out.println("   happened  " + outcome + ", " + result.duration().toMillis() + " ms");
    show(result.output());
    judge(differing);
  }

  private void judge(List<String> differing) {
    if (differing.isEmpty()) {
      out.println("   " + colours.good("as expected"));
      return;
    }
    differences++;
    differing.forEach(line -> out.println("   " + colours.bad("DIFFERENT: " + line)));
  }

  /** Whether every step led to what it expected. */
  boolean summary() {
    out.println();
    String text = "%d steps, %d different from what was expected".formatted(steps, differences);
    out.println(differences == 0 ? colours.good(text) : colours.bad(text));
    return differences == 0;
  }
}
