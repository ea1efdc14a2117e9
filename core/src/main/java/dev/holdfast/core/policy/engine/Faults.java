package dev.holdfast.core.policy.engine;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import dev.holdfast.core.policy.Evaluation.Fault;
import java.util.Locale;

/** What ended an evaluation, as a fault with a stable reason and one line of text. */
final class Faults {
  private static final int LONGEST_MESSAGE = 400;

  private Faults() {}

  static Fault unknownEntrypoint(String name) {
    return fault("UnknownEntrypoint", "the bundle has no entrypoint " + name);
  }

  static Fault undefined(String name) {
    return fault("Undefined", name + " has no value");
  }

  static Fault timeLimit() {
    return fault("TimeLimit", "evaluation took too long");
  }

  static Fault interrupted() {
    return fault("Interrupted", "evaluation was interrupted");
  }

  static Fault of(Throwable cause) {
    return switch (cause) {
      case ChicoryInterruptedException _ -> interrupted();
      case OutOfMemoryError _ -> memoryLimit();
      case MalformedInputException malformed -> fault("InvalidInput", message(malformed));
      case PolicyAbort abort when message(abort).startsWith("opa_malloc: failed") -> memoryLimit();
      case PolicyAbort abort when message(abort).contains("conflict") ->
          fault("Conflict", message(abort));
      default -> fault("Trap", message(cause));
    };
  }

  private static Fault memoryLimit() {
    return fault("MemoryLimit", "evaluation needed too much memory");
  }

  private static Fault fault(String reason, String message) {
    return new Fault(reason, message);
  }

  private static String message(Throwable cause) {
    String text = cause.getMessage();
    if (text == null) {
      text = cause.getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1 $2");
      text = text.toLowerCase(Locale.ROOT);
    }
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() > LONGEST_MESSAGE ? line.substring(0, LONGEST_MESSAGE) + "…" : line;
  }
}
