package dev.holdfast.it.attack;

import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Policies;
import java.util.List;

/** What stands before the first attack: accounts with far too many rights, and policies. */
record Scenery(Guarded guarded) {
  private static final List<String> POLICIES =
      List.of("attacks-lone", "attacks-nobody", "attacks-hardware");

  void build() {
    Kubectl admin = guarded.admin();
    admin.must("create", "namespace", Ground.NAMESPACE);
    Ground.AGENT.create(guarded.cluster());
    admin.must("create", "serviceaccount", Ground.SIBLING, "-n", Ground.NAMESPACE);
    bind("attackers-helper", "--serviceaccount=" + Ground.NAMESPACE + ":" + Ground.SIBLING);
    bind("attackers-vera", "--user=" + Ground.VERA);
    apply("attacks-lone", Ground.LONE, asking("attacks.lone", 1, false));
    apply("attacks-nobody", Ground.NOBODY, asking("attacks.nobody", 0, false));
    apply("attacks-hardware", Ground.HARDWARE, asking("attacks.hardware", 1, true));
  }

  void awaitPolicies() {
    POLICIES.forEach(new Policies(guarded)::awaitEnforced);
  }

  private void bind(String name, String subject) {
    guarded
        .admin()
        .must("create", "clusterrolebinding", name, "--clusterrole=cluster-admin", subject);
  }

  private void apply(String name, String suffix, String rego) {
    guarded.admin().apply(Documents.policy(name, "*" + suffix, rego)).orThrow();
  }

  /** A module that asks for so many signatures of group dba for every deletion. */
  static String asking(String module, int count, boolean hardware) {
    return """
        package %1$s

        require_approval contains {
          "code": "IT-ATT-001",
          "message": "%1$s asks",
          "group": "dba",
          "count": %2$d,
          "hardware": %3$s,
        } if {
          input.change.operation == "DELETE"
        }
        """
        .formatted(module, count, hardware);
  }
}
