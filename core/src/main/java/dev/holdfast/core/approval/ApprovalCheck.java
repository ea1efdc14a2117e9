package dev.holdfast.core.approval;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Decides whether signatures let a change through, by the rules of approvals.md "When an approval
 * counts". Nothing is trusted that isn't inside signed bytes; what the objects' status says can
 * only forbid.
 */
public final class ApprovalCheck {
  private static final int DIFFERENCES_SHOWN = 5;

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

  /** Approvals over the same text, and how far they get. */
  private record Ballot(
      Statement statement, List<NamedApproval> approvals, Votes votes, Quorum quorum) {}

  private ApprovalResult result() {
    Map<String, List<NamedApproval>> byText = new TreeMap<>();
    List<Mismatch> mismatches = new ArrayList<>();
    for (NamedApproval approval : evidence.approvals()) {
      if (approval.spec().decision().equals("Approve")) {
        Optional<Mismatch> mismatch = Mismatch.of(approval, matter, evidence);
        mismatch.ifPresent(mismatches::add);
        if (mismatch.isEmpty()) {
          byText
              .computeIfAbsent(approval.spec().statement(), text -> new ArrayList<>())
              .add(approval);
        }
      }
    }
    List<Ballot> ballots = byText.values().stream().flatMap(this::ballot).toList();
    return ballots.stream()
        .filter(ballot -> ballot.quorum().reached())
        .findFirst()
        .map(this::satisfied)
        .orElseGet(() -> missing(ballots, mismatches));
  }

  private Stream<Ballot> ballot(List<NamedApproval> approvals) {
    return switch (StatementParser.parse(approvals.getFirst().spec().statement())) {
      case ParsedStatement.Malformed(String ignored) -> Stream.empty();
      case ParsedStatement.Parsed(Statement statement) -> {
        Votes votes = Votes.of(approvals, statement.requester().username(), approvers);
        yield Stream.of(new Ballot(statement, approvals, votes, quorum(votes)));
      }
    };
  }

  private Quorum quorum(Votes votes) {
    return Quorum.of(
        Requirements.stated(matter.requirements()),
        votes.signers(),
        matter.identity().agentOwner(),
        approvers);
  }

  private ApprovalResult satisfied(Ballot ballot) {
    Set<String> counted = new HashSet<>();
    ballot.quorum().tallies().forEach(tally -> counted.addAll(tally.approvers()));
    List<Signer> signers =
        ballot.votes().signers().stream()
            .filter(signer -> counted.contains(signer.approver()))
            .toList();
    return new ApprovalResult.Satisfied(
        signers.stream().map(Signer::approval).distinct().sorted().toList(), signers);
  }

  private ApprovalResult missing(List<Ballot> ballots, List<Mismatch> mismatches) {
    Optional<Ballot> best =
        ballots.stream()
            .filter(ballot -> ballot.quorum().votes() > 0)
            .max(Comparator.comparingInt(ballot -> ballot.quorum().votes()));
    List<String> differences = differences(ballots, mismatches);
    if (best.isPresent()) {
      return new ApprovalResult.Unmet(
          begun(best.get().statement().request()), best.get().quorum().tallies(), differences);
    }
    WrittenStatement written = StatementWriter.write(matter);
    return switch (RequestState.of(written.name(), evidence)) {
      case RequestState.Over(String why) ->
          new ApprovalResult.Ended(
              written.name(),
              "request %s %s; a new one can be made from %s on"
                  .formatted(written.name(), why, Period.of(matter.now()).end()));
      case RequestState.Missing() -> new ApprovalResult.Unmet(written, nothing(), differences);
      case RequestState.Open(Statement ignored, String text) ->
          new ApprovalResult.Unmet(
              new WrittenStatement(written.name(), text), nothing(), differences);
    };
  }

  /** A request of the period before that has got signatures stays the one to sign. */
  private WrittenStatement begun(String name) {
    return RequestState.of(name, evidence) instanceof RequestState.Open open
        ? new WrittenStatement(name, open.text())
        : StatementWriter.write(matter);
  }

  private List<Tally> nothing() {
    return quorum(new Votes(List.of(), List.of())).tallies();
  }

  private List<String> differences(List<Ballot> ballots, List<Mismatch> mismatches) {
    List<String> lines = new ArrayList<>();
    for (Ballot ballot : ballots) {
      lines.addAll(ballot.votes().problems());
      if (ballot.quorum().ownerAlone()) {
        lines.add(
            "approval %s: %s owns agent %s and can't be its only approver"
                .formatted(
                    ballot.approvals().getFirst().name(),
                    matter.identity().agentOwner(),
                    matter.identity().agent()));
      }
    }
    if (ballots.size() > 1) {
      lines.add("approvals over different bytes don't add up: sign the text of the first one");
    }
    mismatches.stream().sorted().map(Mismatch::line).forEach(lines::add);
    return lines.stream().limit(DIFFERENCES_SHOWN).toList();
  }
}
