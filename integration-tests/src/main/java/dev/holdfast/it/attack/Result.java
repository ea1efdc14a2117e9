package dev.holdfast.it.attack;

/** What came of an attack. */
public sealed interface Result {
  /**
   * It failed, as it must.
   *
   * @param answer what it was told, in a line
   */
  record Refused(String answer) implements Result {}

  /**
   * It got through.
   *
   * @param what what it got
   */
  record Succeeded(String what) implements Result {}

  /**
   * It proves nothing: it couldn't be carried out, what it began with didn't count, or it was
   * refused for something else.
   */
  record NotTried(String why) implements Result {}
}
