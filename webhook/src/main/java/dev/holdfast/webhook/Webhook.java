package dev.holdfast.webhook;

import dev.holdfast.webhook.http.AdmissionServer;
import dev.holdfast.webhook.http.CertificateKeeper;
import dev.holdfast.webhook.http.ClientCas;
import dev.holdfast.webhook.http.HealthServer;
import dev.holdfast.webhook.review.RequestCap;
import dev.holdfast.webhook.review.ReviewDesk;
import dev.holdfast.webhook.review.Workers;
import dev.holdfast.webhook.state.TlsSecret;
import dev.holdfast.webhook.state.WindowKeeper;
import dev.holdfast.webhook.state.World;
import dev.holdfast.webhook.trail.ClusterRequests;
import dev.holdfast.webhook.trail.ProcessMetrics;
import dev.holdfast.webhook.trail.Trail;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica: puts the rooms together, starts them in order, stops them in reverse. */
public final class Webhook {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);

  /** Running reviews end within their deadline; this is for their answers to leave as well. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

  /** Requests that one user may have open. */
  private static final int MOST_REQUESTS = 50;

  private final WebhookConfig config;
  private final KubernetesClient client;
  private final World world;
  private final WindowKeeper windows;
  private final Trail trail;
  private final ReviewDesk desk;
  private final AdmissionServer server;
  private final CertificateKeeper certificates;
  private final HealthServer health;
  private final CountDownLatch broken = new CountDownLatch(1);
  private @Nullable TlsSecret secret;
  private volatile boolean draining;

  /**
   * Builds a replica without starting anything.
   *
   * @throws IOException when the file of client CAs can't be read
   */
  public Webhook(WebhookConfig config, KubernetesClient client, WebhookParts parts)
      throws IOException {
    this.config = config;
    this.client = client;
    Clock clock = parts.clock();
    world =
        new World(
            client,
            config.namespace(),
            config.replica(),
            parts.inventories(),
            parts.engines(),
            parts.judge(),
            clock);
    windows = new WindowKeeper(client, clock);
    ProcessMetrics metrics = new ProcessMetrics(world::revision, world::inventory, windows);
    trail =
        new Trail(
            config.replica(),
            world::catalogue,
            parts.decisionLog(),
            new ClusterRequests(client),
            metrics.registry());
    desk =
        new ReviewDesk(
            new RequestCap(parts.judge(), world::openRequests, MOST_REQUESTS),
            world,
            trail,
            new Workers(config.threads()),
            config.deadline(),
            clock);
    server = new AdmissionServer(config.port(), desk, clientCas(config.clientCa()));
    certificates = new CertificateKeeper(server, clock, this::giveUp);
    health = new HealthServer(config.metricsPort(), this::missing, metrics::text);
  }

  private static Optional<KeyStore> clientCas(Optional<Path> file) throws IOException {
    return file.isPresent() ? Optional.of(ClientCas.read(file.get())) : Optional.empty();
  }

  private void giveUp(IOException cause) {
    LOG.error("giving up: {}", cause.getMessage());
    broken.countDown();
  }

  /** Health first, so that everybody can see what is missing; the rest comes up in any order. */
  public void start() throws IOException {
    health.start();
    world.start();
    windows.start();
    secret = new TlsSecret(client, config.namespace(), config.tlsSecret(), certificates::offer);
  }

  /** Waits until the server can't go on; returns at once when it couldn't start listening. */
  public void awaitBroken() throws InterruptedException {
    broken.await();
  }

  /** What is missing before this replica may be sent reviews, one line each. */
  public List<String> missing() {
    List<String> missing = new ArrayList<>(world.missing());
    certificates.missing().ifPresent(missing::add);
    if (draining) {
      missing.add("draining: this replica is about to stop");
    }
    return missing;
  }

  /** Port of the TLS server; negative while it waits for its certificate. */
  public int port() {
    return server.port();
  }

  public int metricsPort() {
    return health.port();
  }

  /** Ends without a failed review: says that it goes, keeps answering, then closes. */
  public void stop() throws IOException {
    draining = true;
    server.drain();
    LOG.info("draining for {} ms", config.drain().toMillis());
    try {
      Thread.sleep(config.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (secret != null) {
      secret.close();
    }
    server.stop(config.deadline().plus(LAST_ANSWERS));
    desk.close();
    trail.close();
    windows.close();
    world.close();
    health.stop();
    LOG.info("stopped");
  }
}
