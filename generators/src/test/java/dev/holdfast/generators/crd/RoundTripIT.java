package dev.holdfast.generators.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.api.v1alpha1.AgentIdentity;
import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.DataKind;
import dev.holdfast.api.v1alpha1.GuardrailPolicy;
import dev.holdfast.api.v1alpha1.MaintenanceWindow;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.junit.SharedCluster;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every documented field survives the way through the API server and through our classes, and
 * nonsense is refused before any code of ours sees it.
 */
@ExtendWith(SharedCluster.class)
class RoundTripIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, Class<? extends CustomResource<?, ?>>> KINDS =
      Map.of(
          "guardrailpolicies", GuardrailPolicy.class,
          "policybundles", PolicyBundle.class,
          "approvers", Approver.class,
          "changerequests", ChangeRequest.class,
          "changeapprovals", ChangeApproval.class,
          "agentidentities", AgentIdentity.class,
          "datakinds", DataKind.class,
          "maintenancewindows", MaintenanceWindow.class);

  private static final List<String> PLURALS = KINDS.keySet().stream().sorted().toList();

  private static DevCluster cluster;

  @BeforeAll
  static void applyDefinitions(DevCluster shared) {
    cluster = shared;
    String crds = cluster.repository().resolve("crds").toString();
    cluster.kubectl().must("apply", "--server-side", "-f", crds);
    cluster.kubectl().must("wait", "--for=condition=Established", "--timeout=30s", "-f", crds);
    PLURALS.forEach(plural -> cluster.kubectl().run("delete", Sample.of(plural).target()));
    PLURALS.forEach(plural -> Sample.of(plural).store(cluster.kubectl()));
  }

  @AfterAll
  static void clean() {
    PLURALS.forEach(plural -> cluster.kubectl().must("delete", Sample.of(plural).target()));
  }

  @ParameterizedTest
  @FieldSource("PLURALS")
  void nothingIsPruned(String plural) {
    Sample sample = Sample.of(plural);
    JsonNode stored = sample.stored(cluster.kubectl());
    assertThat(stored.path("spec")).isEqualTo(sample.object().path("spec"));
    assertThat(stored.path("status")).isEqualTo(sample.object().path("status"));
  }

  @ParameterizedTest
  @FieldSource("PLURALS")
  void ourClassesLoseNothing(String plural) throws IOException {
    Sample sample = Sample.of(plural);
    String stored = sample.stored(cluster.kubectl()).toString();
    KubernetesSerialization client = new KubernetesSerialization();
    CustomResource<?, ?> read = client.unmarshal(stored, KINDS.get(plural));
    JsonNode written = JSON.readTree(client.asJson(read));
    assertThat(written.path("spec")).isEqualTo(sample.object().path("spec"));
    assertThat(written.path("status")).isEqualTo(sample.object().path("status"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          guardrailpolicies | {'spec':{'enforcement':'Block'}}                              | spec.enforcement
          guardrailpolicies | {'spec':{'rego':''}}                                          | spec.rego
          guardrailpolicies | {'spec':{'rego':null}}                                        | spec.rego
          guardrailpolicies | {'spec':{'severity':'high'}}                                  | severity
          guardrailpolicies | {'spec':{'parameters':[1]}}                                   | spec.parameters
          guardrailpolicies | {'spec':{'match':{'effects':['Destroy']}}}                    | spec.match.effects
          guardrailpolicies | {'spec':{'match':{'operations':['PATCH']}}}                   | spec.match.operations
          guardrailpolicies | {'spec':{'match':{'resources':[{'groups':['*']}]}}}           | resources
          guardrailpolicies | {'spec':{'match':{'namespaces':{'include':['Team A']}}}}      | include
          guardrailpolicies | {'spec':{'libraries':[{'name':'a','rego':'x'},{'name':'a','rego':'y'}]}} | Duplicate
          policybundles     | {'metadata':{'name':'other'}}                                 | named active
          policybundles     | {'spec':{'revision':'sha256:1'}}                              | spec.revision
          policybundles     | {'spec':{'settings':{'trustCount':0}}}                        | trustCount
          policybundles     | {'spec':{'settings':{'linkage':{'unlabelled':'Maybe'}}}}      | unlabelled
          policybundles     | {'spec':{'trustRootClosed':null}}                             | trustRootClosed
          approvers         | {'spec':{'groups':[]}}                                        | spec.groups
          approvers         | {'spec':{'groups':['D B A']}}                                 | spec.groups
          approvers         | {'spec':{'keys':[{'publicKey':'not a key'}]}}                 | publicKey
          approvers         | {'spec':{'keys':[{'publicKey':'ssh-dss AAAA'}]}}              | publicKey
          approvers         | {'spec':{'keys':[{'publicKey':'ssh-ed25519 AAAA','notAfter':'2026-01-01T00:00:00+02:00'}]}} | notAfter
          approvers         | {'spec':{'subjects':[{'kind':'Group','name':'everyone'}]}}    | subjects
          approvers         | {'spec':{'revokedKeys':['MD5:00']}}                           | revokedKeys
          changerequests    | {'metadata':{'name':'request'}}                               | starts with chr-
          changerequests    | {'spec':{'statement':''}}                                     | statement
          changerequests    | {'spec':{'target':'x'}}                                       | target
          changeapprovals   | {'spec':{'decision':'Perhaps'}}                               | decision
          changeapprovals   | {'spec':{'signatures':[]}}                                    | signatures
          changeapprovals   | {'spec':{'signatures':null}}                                  | signatures
          changeapprovals   | {'spec':{'decision':'Reject'}}                                | Reject none
          changeapprovals   | {'spec':{'decision':'Reject','signatures':null,'reason':null}} | says why
          changeapprovals   | {'spec':{'signatures':[{'approver':'dana','signature':'yes'}]}} | signature
          agentidentities   | {'spec':{'subjects':[]}}                                      | subjects
          agentidentities   | {'spec':{'subjects':[{}]}}                                    | exactly one
          agentidentities   | {'spec':{'subjects':[{'namespace':'a','user':'b'}]}}          | exactly one
          agentidentities   | {'spec':{'subjects':[{'serviceAccount':'agents'}]}}           | serviceAccount
          agentidentities   | {'spec':{'subjects':[{'group':'system:authenticated'}]}}      | never a group
          agentidentities   | {'spec':{'subjects':[{'user':'system:kube-scheduler'}]}}      | never an account
          agentidentities   | {'spec':{'owner':null}}                                       | owner
          datakinds         | {'metadata':{'name':'fortresses'}}                            | named after its resource
          datakinds         | {'spec':{'role':'Treasure'}}                                  | role
          datakinds         | {'spec':{'kind':null}}                                        | kind
          datakinds         | {'spec':{'secret':true}}                                      | secret
          datakinds         | {'spec':{'transitions':[{'id':'a.b','effect':'Explode','message':'m'}]}} | effect
          datakinds         | {'spec':{'dependents':[{'group':'','resource':'x','fate':'Reached'}]}} | fate
          datakinds         | {'spec':{'controllers':[{'serviceAccount':'one'}]}}           | serviceAccount
          maintenancewindows | {'metadata':{'name':'another'}}                              | named holdfast
          maintenancewindows | {'spec':null}                                                | spec
          maintenancewindows | {'spec':{'requester':null}}                                  | together
          maintenancewindows | {'spec':{'notAfter':null}}                                   | together
          maintenancewindows | {'spec':{'reason':null}}                                     | together
          maintenancewindows | {'spec':{'requester':'two words'}}                           | requester
          maintenancewindows | {'spec':{'reason':''}}                                       | reason
          maintenancewindows | {'spec':{'notAfter':'2026-11-23T12:00:00+02:00'}}            | notAfter
          maintenancewindows | {'spec':{'group':'everyone'}}                                | group
          """)
  void nonsenseIsRefused(String plural, String patch, String named) {
    CommandResult result = Sample.of(plural).tryWith(cluster.kubectl(), patch);
    assertThat(result.succeeded()).as(patch).isFalse();
    assertThat(result.stderr()).contains(named).doesNotContain("already exists");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          changerequests  | {"spec":{"statement":"{}"}}          | never changes
          changeapprovals | {"spec":{"reason":"another"}}        | never changes
          changeapprovals | {"spec":{"signatures":[]}}           | never changes
          policybundles   | {"spec":{"trustRootClosed":false}}   | never opens again
          """)
  void whatIsSettledStays(String plural, String patch, String named) {
    CommandResult result =
        cluster.kubectl().run("patch", Sample.of(plural).target(), "--type=merge", "-p", patch);
    assertThat(result.succeeded()).isFalse();
    assertThat(result.stderr()).contains(named);
  }

  @Test
  void aNewPolicyOnlyAuditsUnlessItSaysMore() {
    String yaml =
        "{apiVersion: holdfast.dev/v1alpha1, kind: GuardrailPolicy, metadata: {name: mild},"
            + " spec: {rego: package mild}}";
    String stored =
        cluster
            .kubectl()
            .command("create", "--dry-run=server", "-o", "jsonpath={.spec.enforcement}", "-f", "-")
            .run(yaml)
            .orThrow()
            .stdout();
    assertThat(stored).isEqualTo("Audit");
  }
}
