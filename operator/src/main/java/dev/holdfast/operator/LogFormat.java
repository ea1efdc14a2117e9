package dev.holdfast.operator;

/** How log events are written; logback.xml has an appender of each name. */
public enum LogFormat {
  /** For people. */
  LINES,
  /** For log stores. */
  JSON
}
