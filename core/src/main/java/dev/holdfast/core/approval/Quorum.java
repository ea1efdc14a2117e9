package dev.holdfast.core.approval;

import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether good signatures are enough: distinct humans of each required group. Keys are distinct
 * when humans are, since a key registered for two approvers counts for none.
 *
 * @param ownerAlone whether only the owner of the requesting agent has signed; then it counts for
 *     nothing
 */
record Quorum(List<Tally> tallies, boolean ownerAlone) {
  Quorum {
    tallies = List.copyOf(tallies);
  }

  /**
   * Counts.
   *
   * @param owner username of the requesting agent's owner; empty when there is none
   */
  static Quorum of(
      List<Requirement> requirements, List<Signer> signers, String owner, Approvers approvers) {
    List<Tally> tallies = tallies(requirements, signers, approvers);
    Set<String> counted = new LinkedHashSet<>();
    tallies.forEach(tally -> counted.addAll(tally.approvers()));
    boolean ownerAlone =
        !counted.isEmpty() && counted.stream().allMatch(name -> approvers.is(name, owner));
    return ownerAlone
        ? new Quorum(tallies(requirements, List.of(), approvers), true)
        : new Quorum(tallies, false);
  }

  boolean reached() {
    return tallies.stream().allMatch(tally -> tally.missing() == 0);
  }

  /** Signatures that count for anything, at most as many as are needed. */
  int votes() {
    return tallies.stream()
        .mapToInt(tally -> Math.min(tally.requirement().count(), tally.approvers().size()))
        .sum();
  }

  private static List<Tally> tallies(
      List<Requirement> requirements, List<Signer> signers, Approvers approvers) {
    return Requirements.byGroup(requirements).stream()
        .map(requirement -> new Tally(requirement, humans(requirement, signers, approvers)))
        .toList();
  }

  private static List<String> humans(
      Requirement requirement, List<Signer> signers, Approvers approvers) {
    List<String> humans = new ArrayList<>();
    signers.stream()
        .filter(signer -> signer.hardware() || !requirement.hardware())
        .map(Signer::approver)
        .filter(name -> approvers.inGroup(name, requirement.group()))
        .sorted()
        .filter(name -> humans.stream().noneMatch(each -> approvers.sameHuman(each, name)))
        .forEach(humans::add);
    return humans;
  }
}
