package dev.holdfast.operator.notification;

/** What became of one try. */
sealed interface Outcome {
  /** The receiver has it. */
  record Delivered() implements Outcome {}

  /** It may pass later. */
  record Failed(String why) implements Outcome {}

  /** The receiver will never take it. */
  record Refused(String why) implements Outcome {}

  /**
   * By the status of an HTTP answer. A redirect is never followed, since it could lead a signed
   * body anywhere.
   */
  static Outcome of(int status) {
    String why = "the receiver answered " + status;
    return switch (status / 100) {
      case 2 -> new Delivered();
      case 3 -> new Refused(why + ", and redirects aren't followed");
      case 4 -> status == 408 || status == 429 ? new Failed(why) : new Refused(why);
      default -> new Failed(why);
    };
  }
}
