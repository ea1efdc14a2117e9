package dev.holdfast.core.approval;

import dev.holdfast.core.catalogue.Effect;
import dev.holdfast.core.identity.Identity;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the statement of a change. Every replica and every retry within a {@link Period} writes
 * the same bytes: nothing in it is random, and times come from the period.
 */
public final class StatementWriter {
  private StatementWriter() {}

  /** The statement to store in a ChangeRequest. */
  public static WrittenStatement write(ApprovalMatter matter) {
    Statement statement = statement(matter, Period.of(matter.now()));
    return new WrittenStatement(statement.request(), statement.text());
  }

  /**
   * Names of the ChangeRequests that may be open for this change: of this period, and of the one
   * before, whose window hasn't passed yet.
   */
  public static Set<String> names(ApprovalMatter matter) {
    Period period = Period.of(matter.now());
    Set<String> names = new LinkedHashSet<>();
    names.add(name(matter, period));
    names.add(name(matter, period.previous()));
    return names;
  }

  private static String name(ApprovalMatter matter, Period period) {
    return RequestName.of(
        matter.cluster(),
        Targets.of(matter.change(), matter.effects()),
        matter.impact().digest(),
        requester(matter.identity()),
        Requirements.stated(matter.requirements()),
        period);
  }

  static Statement.StatedRequester requester(Identity identity) {
    return new Statement.StatedRequester(
        Exact.of(identity.requester().username()),
        identity.requesterClass(),
        Exact.of(identity.agent()));
  }

  static Statement statement(ApprovalMatter matter, Period period) {
    // Most fit at once; a statement full of long names gets fewer lines, never a cut structure.
    for (int budget = StatementLines.BUDGET; ; budget /= 2) {
      Statement statement = statement(matter, period, StatementLines.of(matter, budget));
      if (statement.text().getBytes(StandardCharsets.UTF_8).length <= StatementParser.SIZE_LIMIT) {
        return statement;
      }
      if (budget == 0) {
        throw new IllegalStateException("the requirements alone don't fit into a statement");
      }
    }
  }

  private static Statement statement(ApprovalMatter matter, Period period, List<String> lines) {
    Statement.Target target = Targets.of(matter.change(), matter.effects());
    Statement.StatedRequester requester = requester(matter.identity());
    List<Requirement> requirements = Requirements.stated(matter.requirements());
    return new Statement(
        RequestName.of(
            matter.cluster(), target, matter.impact().digest(), requester, requirements, period),
        matter.cluster(),
        target,
        matter.effects().stream().map(Effect::effect).distinct().sorted().toList(),
        new Statement.StatedImpact(matter.impact().digest(), matter.impact().items().size(), lines),
        requester,
        requirements,
        "",
        period.start(),
        period.notAfter());
  }
}
