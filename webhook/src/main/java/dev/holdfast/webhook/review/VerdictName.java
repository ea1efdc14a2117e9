package dev.holdfast.webhook.review;

import dev.holdfast.core.verdict.Verdict;

/** A verdict's name in annotations, log lines and metrics. */
public final class VerdictName {
  private VerdictName() {}

  public static String of(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Allow _ -> "Allow";
      case Verdict.Deny _ -> "Deny";
      case Verdict.Fault _ -> "Fault";
    };
  }
}
