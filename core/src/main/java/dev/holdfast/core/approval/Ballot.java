package dev.holdfast.core.approval;

import dev.holdfast.core.approval.ApprovalEvidence.NamedApproval;
import dev.holdfast.core.approval.ApprovalResult.Signer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Approvals over the same text, and how far they get together. Other texts don't add up. */
record Ballot(Statement statement, List<NamedApproval> approvals, Votes votes, Quorum quorum) {
  /**
   * What the ballots are held about.
   *
   * @param requirements as {@link Requirements#stated}
   * @param owner username of the requesting agent's owner; empty when there is none
   */
  record Electorate(List<Requirement> requirements, String owner, Approvers approvers) {
    Quorum quorum(Votes votes) {
      return Quorum.of(requirements, votes.signers(), owner, approvers);
    }

    /** How far it is without any vote. */
    Quorum nothing() {
      return quorum(new Votes(List.of(), List.of()));
    }
  }

  /** One ballot for each text, in an order that doesn't depend on that of the approvals. */
  static List<Ballot> of(Collection<NamedApproval> approvals, Electorate electorate) {
    TreeMap<String, List<NamedApproval>> byText = new TreeMap<>();
    for (NamedApproval approval : approvals) {
      byText.computeIfAbsent(approval.spec().statement(), text -> new ArrayList<>()).add(approval);
    }
    return byText.values().stream().flatMap(same -> one(same, electorate).stream()).toList();
  }

  private static Optional<Ballot> one(List<NamedApproval> same, Electorate electorate) {
    List<NamedApproval> sorted =
        same.stream().sorted(Comparator.comparing(NamedApproval::name)).toList();
    return switch (StatementParser.parse(sorted.getFirst().spec().statement())) {
      case ParsedStatement.Malformed(String ignored) -> Optional.empty();
      case ParsedStatement.Parsed(Statement statement) -> {
        Votes votes =
            Votes.of(
                sorted,
                statement.requester().username(),
                electorate.requirements(),
                electorate.approvers());
        yield Optional.of(new Ballot(statement, sorted, votes, electorate.quorum(votes)));
      }
    };
  }

  /** The one with most votes, if any has one. */
  static Optional<Ballot> best(List<Ballot> ballots) {
    return ballots.stream()
        .filter(ballot -> ballot.quorum().votes() > 0)
        .max(Comparator.comparingInt(ballot -> ballot.quorum().votes()));
  }

  /** Signers that count for a requirement. */
  List<Signer> counted() {
    Set<String> names = new HashSet<>();
    quorum.tallies().forEach(tally -> names.addAll(tally.approvers()));
    return votes.signers().stream().filter(signer -> names.contains(signer.approver())).toList();
  }

  /** Why some of it doesn't count, one line each. */
  List<String> problems() {
    List<String> lines = new ArrayList<>(votes.problems());
    if (quorum.ownerAlone()) {
      lines.add(
          "approval %s: the owner of agent %s can't be its only approver"
              .formatted(approvals.getFirst().name(), statement.requester().agent()));
    }
    return lines;
  }
}
