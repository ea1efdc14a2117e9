package dev.holdfast.webhook.review;

import dev.holdfast.core.change.Change;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Reason;
import dev.holdfast.core.verdict.Verdict;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * What people read, since kubectl prints nothing else of a denial: what was blocked, then one line
 * per reason, then how to go on.
 */
final class DenialText {
  private static final int MOST_LINES = 20;
  private static final int LONGEST_LINE = 1024;

  private DenialText() {}

  static String of(Decision decision) {
    return switch (decision.verdict()) {
      case Verdict.Allow _ -> "";
      case Verdict.Deny(List<Reason> reasons) -> lines(decision, reasons);
      case Verdict.Fault(String _, List<Reason> reasons) -> lines(decision, reasons);
    };
  }

  private static String lines(Decision decision, List<Reason> reasons) {
    StringJoiner text = new StringJoiner("\n");
    text.add(headline(decision.change()));
    int shown = reasons.size() > MOST_LINES ? MOST_LINES - 1 : reasons.size();
    for (Reason reason : reasons.subList(0, shown)) {
      text.add(OneLine.of(reason.code() + ": " + reason.message(), LONGEST_LINE));
    }
    if (shown < reasons.size()) {
      text.add("and %d more reasons".formatted(reasons.size() - shown));
    }
    decision
        .pending()
        .map(Decision.PendingRequest::name)
        .filter(name -> reasons.stream().noneMatch(reason -> reason.message().contains(name)))
        .ifPresent(name -> text.add("To go on: kubectl holdfast show " + name));
    return text.toString();
  }

  private static String headline(@Nullable Change change) {
    if (change == null) {
      return "Holdfast blocked this request";
    }
    String resource =
        change.subresource().isEmpty()
            ? change.kind().resource()
            : change.kind().resource() + "/" + change.subresource();
    String name =
        change.namespace().isEmpty() ? change.name() : change.namespace() + "/" + change.name();
    return OneLine.of(
        "Holdfast blocked %s of %s %s".formatted(change.operation(), resource, name), LONGEST_LINE);
  }
}
