package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence.HeldRequest;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import dev.holdfast.core.approval.Ballot.Electorate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides whether signatures let a change through, by the rules of approvals.md "When an approval
 * counts". Nothing is trusted that isn't inside signed bytes; what the objects' status says can
 * only forbid.
 */
public final class ApprovalCheck {
  private static final int DIFFERENCES_SHOWN = 3;

  private final ApprovalMatter matter;
  private final ApprovalEvidence evidence;
  private final Approvers approvers;

  private ApprovalCheck(
      ApprovalMatter matter, ApprovalEvidence evidence, Map<String, AgentIdentitySpec> agents) {
    this.matter = matter;
    this.evidence = evidence;
    this.approvers = Approvers.of(evidence.approvers(), agents, matter.now());
  }

  /**
   * Checks.
   *
   * @param evidence read for {@link StatementWriter#names}
   * @param agents AgentIdentity specs by object name
   */
  public static ApprovalResult check(
      ApprovalMatter matter, ApprovalEvidence evidence, Map<String, AgentIdentitySpec> agents) {
    return new ApprovalCheck(matter, evidence, agents).result();
  }

  private ApprovalResult result() {
    List<NamedApproval> fitting = new ArrayList<>();
    List<Mismatch> mismatches = new ArrayList<>();
    for (NamedApproval approval : evidence.approvals()) {
      if (approval.spec().decision().equals("Approve")) {
        Mismatch.of(approval, matter, evidence)
            .ifPresentOrElse(mismatches::add, () -> fitting.add(approval));
      }
    }
    List<Ballot> ballots = Ballot.of(fitting, electorate());
    return ballots.stream()
        .filter(ballot -> ballot.quorum().reached())
        .findFirst()
        .map(this::reached)
        .orElseGet(() -> missing(ballots, mismatches));
  }

  private Electorate electorate() {
    return new Electorate(
        Requirements.stated(matter.requirements()), matter.identity().agentOwner(), approvers);
  }

  private ApprovalResult reached(Ballot ballot) {
    Instant from = counts(ballot);
    return matter.now().isBefore(from)
        ? new ApprovalResult.Early(ballot.quorum().tallies(), from)
        : satisfied(ballot);
  }

  /** A ballot fits only with its request, so that is there. */
  private Instant counts(Ballot ballot) {
    HeldRequest held = evidence.requests().get(ballot.statement().request());
    return held == null ? Instant.MAX : UnlockDelay.end(held.createdAt(), matter.delay());
  }

  private static ApprovalResult satisfied(Ballot ballot) {
    List<Signer> signers = ballot.counted();
    return new ApprovalResult.Satisfied(
        signers.stream().map(Signer::approval).distinct().sorted().toList(), signers);
  }

  private ApprovalResult missing(List<Ballot> ballots, List<Mismatch> mismatches) {
    List<String> differences = differences(ballots, mismatches);
    Optional<Ballot> best = Ballot.best(ballots);
    if (best.isPresent()) {
      return new ApprovalResult.Unmet(
          begun(best.get().statement().request()), best.get().quorum().tallies(), differences);
    }
    List<Tally> nothing = electorate().nothing().tallies();
    WrittenStatement written = StatementWriter.write(matter);
    return switch (RequestState.of(written.name(), evidence)) {
      case RequestState.Over(String why) ->
          new ApprovalResult.Ended(
              written.name(),
              "request %s %s; a new one can be made from %s on"
                  .formatted(written.name(), why, Period.of(matter.now()).end()));
      case RequestState.Missing() -> new ApprovalResult.Unmet(written, nothing, differences);
      case RequestState.Open(Statement ignored, String text) ->
          new ApprovalResult.Unmet(
              new WrittenStatement(written.name(), text), nothing, differences);
    };
  }

  /** A request of the period before that has got signatures stays the one to sign. */
  private WrittenStatement begun(String name) {
    return RequestState.of(name, evidence) instanceof RequestState.Open open
        ? new WrittenStatement(name, open.text())
        : StatementWriter.write(matter);
  }

  private static List<String> differences(List<Ballot> ballots, List<Mismatch> mismatches) {
    List<String> lines = new ArrayList<>();
    ballots.forEach(ballot -> lines.addAll(ballot.problems()));
    if (ballots.size() > 1) {
      lines.add("approvals over different bytes don't add up: sign the text of the first one");
    }
    mismatches.stream().filter(Mismatch::isNear).sorted().map(Mismatch::line).forEach(lines::add);
    return lines.stream().limit(DIFFERENCES_SHOWN).toList();
  }
}
