package dev.holdfast.it.harmless;

import java.util.Objects;

/**
 * One thing that people and controllers do every day.
 *
 * @param name what happens, in the present tense
 * @param down whether it happens while neither webhook nor operator runs
 */
public record Workflow(String name, boolean down, Play play) {
  public Workflow {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(play, "play is null");
  }

  /** Plays it; an exception tells what hindered it. */
  @FunctionalInterface
  public interface Play {
    void on(Stage stage);
  }

  static Workflow of(String name, Play play) {
    return new Workflow(name, false, play);
  }

  static Workflow whileDown(String name, Play play) {
    return new Workflow("with Holdfast down: " + name, true, play);
  }
}
