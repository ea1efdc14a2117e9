package dev.holdfast.generators.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.devcluster.junit.SharedCluster;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code kubectl get gp,pb,appr,chr,cha,agent,dk,mw} tells the story to a stranger. */
@ExtendWith(SharedCluster.class)
class ColumnsIT {
  private static final List<String> PLURALS =
      List.of(
          "guardrailpolicies",
          "policybundles",
          "approvers",
          "changerequests",
          "changeapprovals",
          "agentidentities",
          "datakinds",
          "maintenancewindows");

  private static Kubectl kubectl;

  @BeforeAll
  static void store(DevCluster cluster) {
    kubectl = cluster.kubectl();
    String crds = cluster.repository().resolve("crds").toString();
    kubectl.must("apply", "--server-side", "-f", crds);
    kubectl.must("wait", "--for=condition=Established", "--timeout=30s", "-f", crds);
    PLURALS.forEach(plural -> kubectl.run("delete", Sample.of(plural).target()));
    PLURALS.forEach(plural -> Sample.of(plural).store(kubectl));
  }

  @AfterAll
  static void clean() {
    PLURALS.forEach(plural -> kubectl.must("delete", Sample.of(plural).target()));
  }

  @Test
  void shortNamesShowWhatMatters() {
    assertThat(shown("get", "gp,pb,appr,chr,cha,agent,dk,mw"))
        .isEqualTo(
            """
            NAME ENFORCEMENT COMPILED ENFORCED AGE
            guardrailpolicy.holdfast.dev/team-a-volumes Enforce True 3/3 AGO

            NAME REVISION POLICIES REPLICAS AGE
            policybundle.holdfast.dev/active sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 7 3/3 AGO

            NAME HUMAN GROUPS KEYS READY AGE
            approver.holdfast.dev/dana Dana Reyes ["dba","trust"] 1 True AGO

            NAME PHASE OPERATION TARGET REQUESTER APPROVALS EXPIRES AGE
            changerequest.holdfast.dev/chr-mzxw6ytboi Pending DELETE persistentvolumeclaims orders-staging/pg-data-0 system:serviceaccount:agents:cursor 1/2 2026-11-23T16:00:00Z AGO

            NAME DECISION REQUEST SIGNERS VERIFIED EXECUTED AGE
            changeapproval.holdfast.dev/cha-1 Approve chr-mzxw6ytboi dana True False AGO

            NAME OWNER AGE
            agentidentity.holdfast.dev/cursor-staging dana@example.com AGO

            NAME GROUP RESOURCE ROLE VALID COVERED AGE
            datakind.holdfast.dev/fortresses.castles.example.com castles.example.com fortresses Database True False AGO

            NAME OPEN REQUESTER UNTIL REASON AGE
            maintenancewindow.holdfast.dev/holdfast True paula@example.com 2026-11-23T12:00:00Z upgrade to 0.2 AGO
            """);
  }

  @Test
  void wideShowsTheRevisionAndWhy() {
    assertThat(shown("get", "gp", "-o", "wide"))
        .isEqualTo(
            """
            NAME ENFORCEMENT COMPILED ENFORCED REVISION MESSAGE AGE
            team-a-volumes Enforce True 3/3 sha256:4f1a every replica runs generation 1 AGO
            """);
  }

  @Test
  void oneWordListsThemAll() {
    assertThat(kubectl.must("get", "holdfast", "-o", "name").lines())
        .contains(PLURALS.stream().map(ColumnsIT::resourceName).toArray(String[]::new));
  }

  private static String resourceName(String plural) {
    Sample sample = Sample.of(plural);
    String kind = sample.object().path("kind").asText().toLowerCase(Locale.ROOT);
    return kind + ".holdfast.dev/" + sample.name();
  }

  /** Blanks count once, and ages don't count. */
  private static String shown(String... arguments) {
    return kubectl
        .must(arguments)
        .lines()
        .map(line -> line.strip().replaceAll(" +", " ").replaceAll(" [0-9]+m?[0-9]*s$", " AGO"))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
