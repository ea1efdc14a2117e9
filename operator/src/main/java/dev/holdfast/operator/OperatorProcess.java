package dev.holdfast.operator;

import dev.holdfast.operator.health.HealthServer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running operator: started in order, stopped in reverse. */
public final class OperatorProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorProcess.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

  private final HealthServer health;
  private final Controllers controllers;
  private final Leadership leadership;
  private final Operator operator;
  private final Readiness readiness;

  private OperatorProcess(
      HealthServer health,
      Controllers controllers,
      Leadership leadership,
      Operator operator,
      Readiness readiness) {
    this.health = health;
    this.controllers = controllers;
    this.leadership = leadership;
    this.operator = operator;
    this.readiness = readiness;
  }

  /**
   * Starts everything; returns once informers are synced.
   *
   * @param onLost called when another operator has taken over
   * @throws IOException when the health port is taken, or a file can't be read
   */
  public static OperatorProcess start(
      OperatorConfig config, KubernetesClient client, Clock clock, Runnable onLost)
      throws IOException {
    Controllers controllers = new Controllers(config, client, clock);
    Leadership leadership = new Leadership(client, config.namespace(), config.identity(), onLost);
    Operator operator =
        new Operator(
            overrider ->
                overrider
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withStopOnInformerErrorDuringStartup(false)
                    .withReconciliationTerminationTimeout(STOP_LIMIT)
                    .withLeaderElectionConfiguration(leadership.configuration()));
    Readiness readiness = new Readiness(operator);
    HealthServer health =
        HealthServer.start(config.healthPort(), readiness::missing, controllers::metrics);
    LOG.info("listening on {}", health.port());
    controllers.register(operator);
    OperatorProcess process =
        new OperatorProcess(health, controllers, leadership, operator, readiness);
    operator.start();
    LOG.info("operator of namespace {} started as {}", config.namespace(), config.identity());
    return process;
  }

  public int healthPort() {
    return health.port();
  }

  /** What still stands in the way of being ready. */
  public List<String> missing() {
    return readiness.missing();
  }

  /** In Prometheus' text format, as the health server tells them. */
  public String metrics() {
    return controllers.metrics();
  }

  @Override
  public void close() {
    leadership.ending();
    operator.stop();
    // Whoever takes over sends too, so what is left goes out before.
    controllers.close();
    leadership.release();
    health.close();
    LOG.info("operator stopped");
  }
}
