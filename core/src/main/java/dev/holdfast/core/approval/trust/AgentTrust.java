package dev.holdfast.core.approval.trust;

import dev.holdfast.api.v1alpha1.AgentIdentitySpec;
import dev.holdfast.api.v1alpha1.AgentIdentitySpec.AgentSubject;
import dev.holdfast.core.approval.AgentSubjects;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * AgentIdentities: a new one only tightens, so it is free, unless it would make an agent of the
 * system, of an approver, or of everyone.
 */
final class AgentTrust {
  private AgentTrust() {}

  static TrustResult judge(TrustMatter matter) {
    Change change = matter.change();
    if (change.operation() == Operation.DELETE) {
      return Substance.needsTrust(matter, matter.root().count(), "keeps an agent in bounds");
    }
    Optional<AgentIdentitySpec> now = SpecReader.spec(change.object(), AgentIdentitySpec.class);
    Optional<String> noAgent =
        now.stream()
            .flatMap(spec -> spec.subjects().stream())
            .flatMap(subject -> noAgent(subject, matter).stream())
            .findFirst();
    if (noAgent.isPresent()) {
      return new TrustResult.Refused(TrustRules.NO_AGENT, noAgent.get());
    }
    return change.operation() == Operation.UPDATE && loosens(change, now)
        ? Substance.needsTrust(matter, matter.root().count(), "is loosened")
        : new TrustResult.Free();
  }

  /** Only more subjects tighten; everything else may loosen. */
  private static boolean loosens(Change change, Optional<AgentIdentitySpec> now) {
    Optional<AgentIdentitySpec> before =
        SpecReader.spec(change.oldObject(), AgentIdentitySpec.class);
    boolean onlySubjects =
        Substance.of(change).stream()
            .allMatch(transition -> Substance.under(transition, "/spec/subjects"));
    if (!onlySubjects || now.isEmpty()) {
      return true;
    }
    Set<AgentSubject> kept = new HashSet<>(now.get().subjects());
    return !kept.containsAll(before.map(AgentIdentitySpec::subjects).orElse(List.of()));
  }

  private static Optional<String> noAgent(AgentSubject subject, TrustMatter matter) {
    if (meansSystem(subject, matter.root())) {
      return Optional.of("an agent can't be an account of the system or of Holdfast");
    }
    if (meansEveryone(subject)) {
      return Optional.of("an agent can't be a group that means everyone");
    }
    return matter.evidence().approvers().entrySet().stream()
        .filter(
            approver ->
                approver.getValue().subjects().stream()
                    .anyMatch(human -> AgentSubjects.matches(subject, human.name())))
        .map(approver -> "an agent can't be Approver " + approver.getKey())
        .sorted()
        .findFirst();
  }

  private static boolean meansSystem(AgentSubject subject, TrustRoot root) {
    String user = subject.user() == null ? "" : subject.user();
    if (user.startsWith("system:") && !user.startsWith(Accounts.SERVICE_ACCOUNT)) {
      return true;
    }
    for (String namespace : List.of("kube-system", Accounts.namespace(root))) {
      String account = subject.serviceAccount() == null ? "" : subject.serviceAccount();
      boolean inside =
          namespace.equals(subject.namespace())
              || account.startsWith(namespace + "/")
              || user.startsWith(Accounts.SERVICE_ACCOUNT + namespace + ":")
              || ("system:serviceaccounts:" + namespace).equals(subject.group());
      if (inside && !namespace.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean meansEveryone(AgentSubject subject) {
    return subject.group() != null
        && subject.group().startsWith("system:")
        && !subject.group().startsWith("system:serviceaccounts:");
  }
}
