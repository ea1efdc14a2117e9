package dev.holdfast.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.change.TestingReviews;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The table of decision.md §8 over every combination of what can happen: nothing destructive passes
 * unless everything that has a say lets it.
 */
class OutcomeTableTest {
  private enum Saying {
    NOTHING("{}"),
    DENY("{\"deny\": [{\"code\": \"D\", \"message\": \"m\"}]}"),
    REQUIRE("{\"require_approval\": [{\"code\": \"R\", \"message\": \"m\", \"group\": \"dba\"}]}"),
    WARN("{\"warn\": [{\"code\": \"W\", \"message\": \"m\"}]}"),
    FAIL("");

    private final String result;

    Saying(String result) {
      this.result = result;
    }
  }

  private enum Signed {
    YES,
    NO,
    UNREADABLE
  }

  private record Situation(
      boolean destructive,
      boolean bundle,
      boolean fresh,
      boolean readable,
      Saying saying,
      String enforcement,
      Signed signed) {
    String expected() {
      if (!destructive) {
        return "Allow";
      }
      if (!bundle) {
        return "NotReady";
      }
      if (!fresh) {
        return "InventoryStale";
      }
      boolean enforced = enforcement.equals("Enforce");
      if (enforced && saying == Saying.DENY) {
        return "Deny D";
      }
      if (enforced && saying == Saying.FAIL) {
        return "PolicyTrap";
      }
      if (enforced && saying == Saying.REQUIRE && signed != Signed.YES) {
        return signed == Signed.NO ? "Deny R, ApprovalRequired" : "CannotVerify";
      }
      return readable ? "Allow" : "CannotVerify";
    }
  }

  @Test
  void everySituationHasItsOutcome() {
    List<Situation> situations = situations();
    assertThat(situations).hasSize(720);
    for (Situation situation : situations) {
      Decision decision = decide(situation);
      assertThat(outcome(decision)).as(situation.toString()).isEqualTo(situation.expected());
      assertThat(decision.pending().isPresent())
          .as(situation.toString())
          .isEqualTo(situation.expected().endsWith("ApprovalRequired"));
    }
  }

  private static Decision decide(Situation situation) {
    TestingPolicies policies = new TestingPolicies();
    if (situation.saying == Saying.FAIL) {
      policies.fails("p", situation.enforcement, "Trap");
    } else {
      policies.says("p", situation.enforcement, situation.saying.result);
    }
    TestingCluster cluster =
        TestingCluster.of(
                policies, TestingCluster.STAGING, TestingCluster.CLAIM, TestingCluster.VOLUME)
            .with(
                switch (situation.signed) {
                  case YES -> TestingApprovals.approved("cha");
                  case NO -> TestingApprovals.missing();
                  case UNREADABLE -> TestingApprovals.unknown();
                });
    if (!situation.bundle) {
      cluster = cluster.withoutBundle();
    }
    if (!situation.fresh) {
      cluster = cluster.withStale("namespaces");
    }
    if (!situation.readable) {
      cluster = cluster.with(TestingEvidence.unreadable());
    }
    String claim = TestingCluster.CLAIM;
    return cluster.decide(
        situation.destructive
            ? TestingReviews.delete("persistentvolumeclaims", claim)
            : TestingReviews.update(
                "persistentvolumeclaims", claim, claim.replace("Bound", "Lost")));
  }

  private static String outcome(Decision decision) {
    return switch (decision.verdict()) {
      case Verdict.Allow _ -> "Allow";
      case Verdict.Deny _ -> "Deny " + String.join(", ", DeciderTest.codes(decision));
      case Verdict.Fault(String name, List<Reason> _) -> name;
    };
  }

  private static List<Situation> situations() {
    List<Situation> all = new ArrayList<>();
    for (boolean destructive : new boolean[] {true, false}) {
      for (boolean bundle : new boolean[] {true, false}) {
        for (boolean fresh : new boolean[] {true, false}) {
          for (boolean readable : new boolean[] {true, false}) {
            for (Saying saying : Saying.values()) {
              for (String enforcement : List.of("Enforce", "Warn", "Audit")) {
                for (Signed signed : Signed.values()) {
                  all.add(
                      new Situation(
                          destructive, bundle, fresh, readable, saying, enforcement, signed));
                }
              }
            }
          }
        }
      }
    }
    return all;
  }
}
