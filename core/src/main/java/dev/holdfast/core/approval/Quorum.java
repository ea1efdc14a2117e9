package dev.holdfast.core.approval;

import static java.util.function.Predicate.not;

import dev.holdfast.core.approval.ApprovalResult.Signer;
import dev.holdfast.core.approval.ApprovalResult.Tally;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    Predicate<Signer> endsItself =
        signer -> Requirements.endItself(requirements, signer.fingerprint());
    List<Signer> others = signers.stream().filter(not(endsItself)).toList();
    Set<String> counted = new LinkedHashSet<>();
    tallies(requirements, others, approvers).forEach(tally -> counted.addAll(tally.approvers()));
    boolean ownerAlone =
        !counted.isEmpty() && counted.stream().allMatch(name -> approvers.is(name, owner));
    List<Signer> counting = ownerAlone ? signers.stream().filter(endsItself).toList() : signers;
    return new Quorum(tallies(requirements, counting, approvers), ownerAlone);
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
        .map(
            requirement ->
                new Tally(
                    requirement,
                    humans(
                        signers.stream()
                            .filter(signer -> counts(signer, requirement, requirements, approvers)),
                        approvers)))
        .toList();
  }

  /** A key that is about to be revoked counts for that alone. */
  private static boolean counts(
      Signer signer, Requirement requirement, List<Requirement> all, Approvers approvers) {
    return Requirements.endItself(all, signer.fingerprint())
        ? requirement.byItself(signer.fingerprint())
        : (signer.hardware() || !requirement.hardware())
            && approvers.inGroup(signer.approver(), requirement.group());
  }

  private static List<String> humans(Stream<Signer> signers, Approvers approvers) {
    List<String> humans = new ArrayList<>();
    signers
        .map(Signer::approver)
        .sorted()
        .filter(name -> humans.stream().noneMatch(each -> approvers.sameHuman(each, name)))
        .forEach(humans::add);
    return humans;
  }
}
