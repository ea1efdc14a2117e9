package dev.holdfast.cli;

import java.util.ArrayList;
import java.util.List;

/** Breaks lines where a screen ends, and stops where it is full. */
final class Rows {
  /** Columns of a screen. */
  static final int WIDTH = 100;

  static final String INDENT = "  ";
  private static final String MORE = "    ";

  private Rows() {}

  /**
   * A line as rows, broken at blanks where there are some; all but the first are indented further.
   *
   * @param start what the first begins with
   */
  static List<String> of(String start, String line) {
    List<String> rows = new ArrayList<>();
    String rest = start + line;
    while (rest.length() > WIDTH) {
      int end = rest.lastIndexOf(' ', WIDTH);
      int cut = end > MORE.length() ? end : WIDTH;
      rows.add(rest.substring(0, cut));
      rest = MORE + rest.substring(cut).stripLeading();
    }
    rows.add(rest);
    return rows;
  }

  /** How many of the lines fit into so many rows; at least one, whatever its length. */
  static int fitting(List<String> lines, int limit) {
    int rows = 0;
    int count = 0;
    for (String line : lines) {
      rows += of(INDENT, line).size();
      if (rows > limit && count > 0) {
        return count;
      }
      count++;
    }
    return count;
  }
}
