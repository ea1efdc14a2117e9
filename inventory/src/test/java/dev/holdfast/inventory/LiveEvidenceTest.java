package dev.holdfast.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.api.v1alpha1.MaintenanceWindowSpec;
import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.reach.PodKind;
import dev.holdfast.core.verdict.EvidenceException;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveEvidenceTest {
  private static final ObjectRef CLAIM =
      new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", "orders", "data");
  private static final ObjectRef VOLUME =
      new ObjectRef("", "persistentvolumes", "PersistentVolume", "", "pv-1");
  private static final String OWN = "/apis/holdfast.dev/v1alpha1/";

  private TestingApiServer cluster;
  private KubernetesClient client;
  private ApiServer server;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestingApiServer();
    client = cluster.client();
    server = ApiServer.forStreams(client);
  }

  @AfterEach
  void stop() {
    server.close();
    client.close();
    cluster.close();
  }

  @Test
  void everyRefHasAnAnswer() {
    ObjectRef forbidden = new ObjectRef("", "namespaces", "Namespace", "", "orders");
    ObjectRef unknown = new ObjectRef("", "configmaps", "ConfigMap", "orders", "c");
    cluster
        .on(
            "/api/v1/namespaces/orders/persistentvolumeclaims/data",
            200,
            "{\"metadata\":{\"name\":\"data\",\"namespace\":\"orders\",\"uid\":\"u\"}}")
        .on("/api/v1/namespaces/orders", 403, "");
    Map<ObjectRef, LiveObject> answers =
        evidence(Duration.ofSeconds(20)).read(List.of(CLAIM, VOLUME, forbidden, unknown));
    assertThat(answers).containsOnlyKeys(CLAIM, VOLUME, forbidden, unknown);
    assertThat(answers.get(CLAIM))
        .isInstanceOfSatisfying(
            LiveObject.Found.class, found -> assertThat(found.object().uid()).isEqualTo("u"));
    assertThat(answers.get(VOLUME)).isEqualTo(new LiveObject.Absent());
    assertThat(answers.get(forbidden))
        .isEqualTo(new LiveObject.Unreadable("the API server answered 403"));
    assertThat(answers.get(unknown)).isInstanceOf(LiveObject.Unreadable.class);
  }

  @Test
  void theWindowIsReadWithItsVersion() throws EvidenceException {
    assertThat(evidence(Duration.ofSeconds(20)).window()).isEmpty();
    cluster.on(
        OWN + "maintenancewindows/holdfast",
        200,
        """
        {"metadata":{"name":"holdfast","resourceVersion":"77"},
         "spec":{"requester":"paula","notAfter":"2026-11-23T10:00:00Z","reason":"upgrade"}}
        """);
    assertThat(evidence(Duration.ofSeconds(20)).window())
        .contains(
            new HeldWindow(
                new MaintenanceWindowSpec("paula", "2026-11-23T10:00:00Z", "upgrade"), "77"));
    cluster.on(OWN + "maintenancewindows/holdfast", 403, "");
    assertThatThrownBy(() -> evidence(Duration.ofSeconds(20)).window())
        .isInstanceOf(EvidenceException.class)
        .hasMessageContaining("403");
  }

  @Test
  void aPodIsReadByItsVolumesAlone() {
    ObjectRef pod = PodKind.ref("orders", "pg-0");
    cluster.on(
        "/api/v1/namespaces/orders/pods/pg-0",
        200,
        """
        {"metadata":{"name":"pg-0","namespace":"orders","uid":"u"},"spec":{"nodeName":"n1",
         "volumes":[{"name":"data","persistentVolumeClaim":{"claimName":"pg-data-0"}}]}}
        """);
    assertThat(evidence(Duration.ofSeconds(20)).read(List.of(pod)).get(pod))
        .isInstanceOfSatisfying(
            LiveObject.Found.class,
            found ->
                assertThat(found.object().fields())
                    .containsOnly(
                        Map.entry("spec.volumes[0].name", "data"),
                        Map.entry("spec.volumes[0].persistentVolumeClaim.claimName", "pg-data-0")));
  }

  @Test
  void whatTakesTooLongIsUnreadable() {
    cluster.on("/api/v1/persistentvolumes/pv-1", 200, "{}");
    assertThat(evidence(Duration.ZERO).read(List.of(VOLUME)).get(VOLUME))
        .isEqualTo(new LiveObject.Unreadable("no answer within 0 ms"));
  }

  @Test
  void aServerThatIsGoneIsUnreadable() {
    cluster.close();
    assertThat(evidence(Duration.ofSeconds(20)).read(List.of(VOLUME)).get(VOLUME))
        .isInstanceOf(LiveObject.Unreadable.class);
  }

  @Test
  void anInterruptedCallerStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThat(evidence(Duration.ofSeconds(20)).read(List.of(VOLUME)).get(VOLUME))
        .isEqualTo(new LiveObject.Unreadable("interrupted"));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void approvalsComeWithTheRequestsTheyName() throws EvidenceException {
    cluster
        .on(
            OWN + "changerequests",
            200,
            """
            {"items":[
              {"metadata":{"name":"chr-a","creationTimestamp":"2026-11-23T08:00:00Z"},"spec":{"statement":"text"},"status":{"phase":"Executed"}},
              {"metadata":{"name":"chr-c"},"spec":{"statement":"other"}}]}
            """)
        .on(
            OWN + "changeapprovals",
            200,
            """
            {"items":[
              {"metadata":{"name":"no","annotations":{"holdfast.dev/approver":"dana"}},
               "spec":{"decision":"Reject","statement":"no json"},
               "status":{"conditions":[{"type":"Executed","status":"True"}]}},
              {"metadata":{"name":"yes"},
               "spec":{"decision":"Approve","statement":"{}","signatures":[]}}]}
            """)
        .on(
            OWN + "approvers",
            200,
            "{\"items\":[{\"metadata\":{\"name\":\"dana\"},\"spec\":{\"groups\":[\"dba\"]}}]}");
    ApprovalEvidence found = evidence(Duration.ofSeconds(20)).approvals(Set.of("chr-a", "chr-b"));
    assertThat(found.requests())
        .isEqualTo(
            Map.of(
                "chr-a",
                new ApprovalEvidence.HeldRequest(
                    "text", true, Instant.parse("2026-11-23T08:00:00Z"))));
    assertThat(found.approvals())
        .extracting(
            ApprovalEvidence.NamedApproval::name,
            ApprovalEvidence.NamedApproval::executed,
            ApprovalEvidence.NamedApproval::rejectedBy)
        .containsExactly(tuple("no", true, "dana"), tuple("yes", false, ""));
    assertThat(found.approvers().get("dana").groups()).containsExactly("dba");
  }

  @Test
  void approvalsThatCanNotBeReadAreAFault() {
    cluster
        .on(OWN + "changerequests", 200, "{\"items\":[]}")
        .on(OWN + "changeapprovals", 500, "")
        .on(OWN + "approvers", 200, "{\"items\":[]}");
    assertThatThrownBy(() -> evidence(Duration.ofSeconds(20)).approvals(Set.of("chr-a")))
        .isInstanceOf(EvidenceException.class)
        .hasMessage("the API server answered 500");
  }

  private LiveEvidence evidence(Duration limit) {
    return new LiveEvidence(server, Catalogue.builtIn(), limit);
  }
}
