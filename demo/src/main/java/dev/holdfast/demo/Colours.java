package dev.holdfast.demo;

import java.io.Console;
import java.util.Optional;

/** Colour for terminals, nothing for everything else. */
enum Colours {
  ON,
  OFF;

  /** On only for a terminal that didn't ask for plain text (https://no-color.org). */
  static Colours detect() {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
    return terminal && !plain ? ON : OFF;
  }

  String heading(String text) {
    return paint("1", text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("1;31", text);
  }

  String quiet(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return this == ON ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
