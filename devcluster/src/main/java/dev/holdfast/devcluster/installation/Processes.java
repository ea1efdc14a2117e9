package dev.holdfast.devcluster.installation;

import dev.holdfast.devcluster.DevCluster;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Knows how Holdfast's processes are started from their jars.
 *
 * @param optimizing whether they compile as in their images
 */
record Processes(DevCluster cluster, String namespace, Path logs, boolean optimizing) {
  /**
   * For one review, where many processes share few processors: more than usual, and less than the
   * ten seconds that the API server waits by the chart.
   */
  private static final String UNHURRIED = "8s";

  HoldfastProcess operator(int healthPort, Map<String, String> more) {
    Map<String, String> environment = new HashMap<>();
    // Tests take the guard apart in every way; those that are about that switch it on.
    environment.put("HOLDFAST_ADMISSION_POLICY", "false");
    environment.putAll(more);
    environment.put("HOLDFAST_OPA", cluster.tools().opa().toString());
    environment.put("HOLDFAST_HEALTH_PORT", Integer.toString(healthPort));
    environment.put("HOLDFAST_SERVING_NAMES", "127.0.0.1,localhost");
    // As the chart has it: a restarted container has its Pod's name, so its lease is still its own.
    environment.put("HOLDFAST_IDENTITY", "operator-0");
    return process("operator", "operator", "holdfast-operator", environment, healthPort);
  }

  HoldfastProcess webhook(String replica, int port, int metricsPort) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOLDFAST_PORT", Integer.toString(port));
    environment.put("HOLDFAST_METRICS_PORT", Integer.toString(metricsPort));
    environment.put("HOLDFAST_REPLICA", replica);
    // No Service routes to it, so nothing has to follow before it may go.
    environment.put("HOLDFAST_DRAIN", "0s");
    if (!optimizing) {
      environment.put("HOLDFAST_DEADLINE", UNHURRIED);
    }
    return process(replica, "webhook", "holdfast-webhook", environment, metricsPort);
  }

  private HoldfastProcess process(
      String name, String module, String account, Map<String, String> environment, int health) {
    environment.put("HOLDFAST_NAMESPACE", namespace);
    environment.put("KUBECONFIG", cluster.serviceAccountKubeconfig(namespace, account).toString());
    return new HoldfastProcess(
        name, program(module).command(), environment, logs.resolve(name + ".log"), health);
  }

  private JavaProgram program(String module) {
    Path jar = Jars.of(cluster.repository(), module);
    Path names = cluster.repository().resolve("images/src/main/classes/" + module);
    return new JavaProgram(jar, new ClassArchive(jar, names).made(), optimizing);
  }
}
