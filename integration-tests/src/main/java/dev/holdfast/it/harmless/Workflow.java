package dev.holdfast.it.harmless;

import java.util.Objects;

/**
 * One thing that people and controllers do every day.
 *
 * @param name what happens, in the present tense
 * @param needs what Holdfast has to learn before this can pass; empty when it must pass today
 * @param down whether it happens while neither webhook nor operator runs
 */
public record Workflow(String name, String needs, boolean down, Play play) {
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
    return new Workflow(name, "", false, play);
  }

  static Workflow whileDown(String name, Play play) {
    return new Workflow("with Holdfast down: " + name, "", true, play);
  }

  /** Known not to pass yet; it's played and told all the same. */
  Workflow needing(String what) {
    return new Workflow(name, what, down, play);
  }
}
