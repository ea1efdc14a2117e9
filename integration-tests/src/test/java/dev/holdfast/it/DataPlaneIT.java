package dev.holdfast.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.it.harness.Answer;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.HoldfastTest;
import dev.holdfast.it.harness.Twins;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An agent gets no hand on guarded data through a Pod, neither by a shell nor by a mount, while
 * harmless data, people and the controllers of Kubernetes go on as before.
 */
@HoldfastTest
class DataPlaneIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** There is no kubelet here, so a shell that is allowed fails later, for want of a node. */
  private static final String ALLOWED_SHELL = "does not have a host assigned";

  private static final String CONTAINER =
      "{\"spec\": {\"ephemeralContainers\": [{\"name\": \"d\", \"image\": \"registry.example/d\"}]}}";

  @Test
  void noPodOfAnAgentMountsGuardedStorage(Guarded guarded, Twins twins) {
    String namespace = twins.staging();
    Answer.to(guarded.agent().create(pod("app", namespace, claim(Twins.CLAIM))))
        .isDenied(
            "HF-AGT-001",
            "pods " + namespace + "/app",
            "volume data mounts persistentvolumeclaims " + namespace + "/" + Twins.CLAIM,
            "persistentvolumeclaims " + twins.production() + "/" + Twins.CLAIM);
    Answer.to(guarded.agent().create(job(namespace, claim(Twins.CLAIM)))).isDenied("HF-AGT-001");
    Answer.to(guarded.agent().create(deployment(namespace, claim(Twins.CLAIM))))
        .isDenied("HF-AGT-001");
  }

  @Test
  void harmlessStorageIsMountedUnnoticed(Guarded guarded, Twins twins) {
    String namespace = twins.staging();
    twins.addClaim("scratch");
    Answer.to(guarded.agent().create(pod("app", namespace, claim("scratch")))).isUnnoticed();
    Answer.to(guarded.agent().create(job(namespace, claim("scratch")))).isUnnoticed();
    Answer.to(guarded.agent().create(deployment(namespace, claim("scratch")))).isUnnoticed();
    Answer.to(shell(guarded.agent(), namespace)).isSilentAbout("HF-");
    assertThat(shell(guarded.agent(), namespace).output()).contains(ALLOWED_SHELL);
    Answer.to(debug(guarded.agent(), namespace)).isUnnoticed();
  }

  @Test
  void noSetOfAnAgentAdoptsAGuardedClaim(Guarded guarded, Twins twins) {
    String set = WeakeningIT.statefulSet(twins);
    Answer.to(guarded.agent().create(set))
        .isDenied("HF-AGT-001", "the set adopts persistentvolumeclaims", "data-pg-0");
    Answer.to(guarded.agent().create(set.replace("{name: pg, namespace", "{name: my, namespace")))
        .isUnnoticed();
  }

  @Test
  void theSameStorageInlineIsNoWayAround(Guarded guarded, Twins twins) {
    guarded.admin().apply(share(twins)).orThrow();
    String above = pod("app", twins.staging(), "nfs: {server: FILER.example, path: /exports}");
    Await.until(
        "the new volume to be known",
        LIMIT,
        () -> guarded.agent().create(above).output().contains("HF-AGT-001"));
    Answer.to(
            guarded
                .agent()
                .create(
                    pod(
                        "app",
                        twins.staging(),
                        "nfs: {server: filer.example, path: /exports/%s/}"
                            .formatted(twins.name()))))
        .isDenied("HF-AGT-001", "is on the storage of persistentvolumes pv-nfs-" + twins.name());
    Answer.to(
            guarded
                .agent()
                .create(
                    pod("app", twins.staging(), "nfs: {server: filer.example, path: /elsewhere}")))
        .isUnnoticed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec?command=sh&stdout=true",
        "exec?command=sh&stdin=true&stdout=true&tty=true",
        "attach?stdin=true&stdout=true&tty=true",
        "portforward?ports=5432"
      })
  void noAgentConnectsToAPodOnGuardedStorage(String how, Guarded guarded, Twins twins) {
    String namespace = twins.staging();
    guarded.admin().create(pod("app", namespace, claim(Twins.CLAIM))).orThrow();
    String path = "/api/v1/namespaces/" + namespace + "/pods/app/" + how;
    Answer.to(guarded.agent().command("create", "--raw", path, "-f", "-").run(""))
        .isDenied("HF-AGT-001", "volume data mounts persistentvolumeclaims");
  }

  @Test
  void noAgentRunsACommandOrAddsAContainerInAPodOnGuardedStorage(Guarded guarded, Twins twins) {
    String namespace = twins.staging();
    guarded.admin().create(pod("app", namespace, claim(Twins.CLAIM))).orThrow();
    assertThat(shell(guarded.agent(), namespace).output())
        .contains("HF-AGT-001", "exec: volume data mounts");
    Answer.to(debug(guarded.agent(), namespace)).isDenied("HF-AGT-001", "ephemeral-container");
    Answer.to(
            guarded
                .agent()
                .run("get", "--raw", "/api/v1/namespaces/" + namespace + "/pods/app/proxy/"))
        .isDenied("HF-AGT-001");
  }

  @Test
  void aPersonIsNotHindered(Guarded guarded, Twins twins) {
    String namespace = twins.staging();
    Answer.to(guarded.human().create(pod("app", namespace, claim(Twins.CLAIM)))).isUnnoticed();
    assertThat(shell(guarded.human(), namespace).output()).contains(ALLOWED_SHELL);
    Answer.to(debug(guarded.human(), namespace)).isUnnoticed();
  }

  @Test
  void controllersMakeWhatAPersonWroteAndAnAgentMayRollIt(Guarded guarded, Twins twins) {
    String namespace = twins.staging();
    Answer.to(guarded.human().create(deployment(namespace, claim(Twins.CLAIM)))).isUnnoticed();
    awaitPod(guarded, namespace);
    Answer.to(guarded.agent().run("rollout", "restart", "deployment/app", "-n", namespace))
        .isUnnoticed();
    Answer.to(guarded.agent().run("delete", "pod", "-l", "app=app", "-n", namespace, "--now"))
        .isAllowed();
    awaitPod(guarded, namespace);
  }

  private static void awaitPod(Guarded guarded, String namespace) {
    Await.until(
        "the ReplicaSet's Pod",
        LIMIT,
        () ->
            guarded
                .admin()
                .must("get", "pods", "-l", "app=app", "-n", namespace, "-o", "name")
                .startsWith("pod/"));
  }

  private static CommandResult shell(Kubectl kubectl, String namespace) {
    return kubectl.run("exec", "app", "-n", namespace, "--", "id");
  }

  private static CommandResult debug(Kubectl kubectl, String namespace) {
    return kubectl.run(
        "patch",
        "pod",
        "app",
        "-n",
        namespace,
        "--subresource=ephemeralcontainers",
        "--type=strategic",
        "-p",
        CONTAINER);
  }

  private static String claim(String name) {
    return "persistentVolumeClaim: {claimName: %s}".formatted(name);
  }

  private static String pod(String name, String namespace, String source) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: %s}
        spec: {automountServiceAccountToken: false, %s}
        """
        .formatted(name, namespace, spec(source));
  }

  private static String job(String namespace, String source) {
    return """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: app, namespace: %s}
        spec: {template: {spec: {restartPolicy: Never, %s}}}
        """
        .formatted(namespace, spec(source));
  }

  private static String deployment(String namespace, String source) {
    return """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: app, namespace: %s}
        spec:
          selector: {matchLabels: {app: app}}
          template: {metadata: {labels: {app: app}}, spec: {%s}}
        """
        .formatted(namespace, spec(source));
  }

  private static String spec(String source) {
    return "containers: [{name: c, image: registry.example/c}], volumes: [{name: data, %s}]"
        .formatted(source);
  }

  private static String share(Twins twins) {
    return """
        apiVersion: v1
        kind: PersistentVolume
        metadata: {name: pv-nfs-%1$s, labels: {environment: production}}
        spec:
          capacity: {storage: 10Gi}
          accessModes: [ReadWriteMany]
          persistentVolumeReclaimPolicy: Retain
          storageClassName: shares
          nfs: {server: filer.example, path: /exports/%1$s}
        """
        .formatted(twins.name());
  }
}
