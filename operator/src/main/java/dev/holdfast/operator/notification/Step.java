package dev.holdfast.operator.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can become of a request, as receivers are told. */
public enum Step {
  CREATED,
  APPROVED,
  REJECTED,
  EXECUTED,
  EXPIRED;

  /** As settings name it: {@code created}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Step> named(String word) {
    return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
  }

  /** The type attribute of its CloudEvent. */
  String type() {
    return "dev.holdfast.changerequest." + word() + ".v1";
  }
}
