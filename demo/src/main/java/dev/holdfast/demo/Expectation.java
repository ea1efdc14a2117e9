package dev.holdfast.demo;

import dev.holdfast.devcluster.CommandResult;
import java.util.ArrayList;
import java.util.List;

/** What a step should lead to. */
sealed interface Expectation {
  /** As it is told before the step runs. */
  String text();

  /** What differs, one line each; empty when all is as expected. */
  List<String> differences(CommandResult result);

  /**
   * The API server refuses it.
   *
   * @param mentions all of these are in the answer
   * @param silentAbout none of these is
   */
  record Denied(String text, List<String> mentions, List<String> silentAbout)
      implements Expectation {
    @Override
    public List<String> differences(CommandResult result) {
      List<String> differences = new ArrayList<>();
      if (result.succeeded()) {
        differences.add("it was not refused");
      }
      mentions.stream()
          .filter(word -> !result.output().contains(word))
          .forEach(word -> differences.add("the answer doesn't mention " + word));
      silentAbout.stream()
          .filter(word -> result.output().contains(word))
          .forEach(word -> differences.add("the answer mentions " + word));
      return List.copyOf(differences);
    }
  }

  /** It passes, whatever is said with it. */
  record Allowed(String text) implements Expectation {
    @Override
    public List<String> differences(CommandResult result) {
      return result.succeeded() ? List.of() : List.of("it was refused");
    }
  }

  /** It passes and nobody is bothered: no warning, nothing on standard error. */
  record Unnoticed(String text) implements Expectation {
    @Override
    public List<String> differences(CommandResult result) {
      if (!result.succeeded()) {
        return List.of("it was refused");
      }
      return result.stderr().isBlank() ? List.of() : List.of("something was said about it");
    }
  }

  /**
   * It passes, with a warning.
   *
   * @param mention is in the warning
   */
  record Noticed(String text, String mention) implements Expectation {
    @Override
    public List<String> differences(CommandResult result) {
      if (!result.succeeded()) {
        return List.of("it was refused");
      }
      return result.stderr().contains(mention)
          ? List.of()
          : List.of("no warning mentions " + mention);
    }
  }

  static Denied denied(String text, String... mentions) {
    return new Denied(text, List.of(mentions), List.of());
  }
}
