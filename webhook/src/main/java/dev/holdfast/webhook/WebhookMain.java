package dev.holdfast.webhook;

import dev.holdfast.core.verdict.Decider;
import dev.holdfast.inventory.LiveInventory;
import dev.holdfast.webhook.state.ClusterInventory;
import dev.holdfast.webhook.state.RegoEngines;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts one webhook replica and stops it on SIGTERM. */
public final class WebhookMain {
  private static final int USAGE = 2;
  private static final int FAILURE = 1;

  private WebhookMain() {}

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    switch (arguments.length == 0 ? "" : arguments[0]) {
      case "" -> System.exit(run());
      case "--help" -> out.println(help());
      case "--version" -> out.println("holdfast-webhook " + version());
      default -> {
        System.err.println("unknown argument " + arguments[0] + "; try --help");
        System.exit(USAGE);
      }
    }
  }

  private static int run() {
    Logger log = LoggerFactory.getLogger(WebhookMain.class);
    try {
      serve(WebhookConfig.from(System.getenv()), log);
      return FAILURE;
    } catch (ConfigurationException e) {
      // Not by the log, which may be what is configured wrongly.
      System.err.println(e.getMessage());
      return USAGE;
    } catch (IOException e) {
      log.error("could not start: {}", e.getMessage());
      return FAILURE;
    } catch (InterruptedException e) {
      return FAILURE;
    }
  }

  /** Returns only when the server is broken; SIGTERM ends the process from within. */
  private static void serve(WebhookConfig config, Logger log)
      throws IOException, InterruptedException {
    log.info("holdfast-webhook {} as {}", version(), config.replica());
    KubernetesClient client = new KubernetesClientBuilder().build();
    RegoEngines engines = new RegoEngines(config.threads());
    Logger decisions = LoggerFactory.getLogger("dev.holdfast.decisions");
    Webhook webhook =
        new Webhook(
            config,
            client,
            new WebhookParts(
                new Decider(config.namespace())::decide,
                engines,
                catalogue ->
                    new ClusterInventory(
                        new LiveInventory(
                            client, catalogue, config.readLimit(), Clock.systemUTC())),
                decisions::info,
                Clock.systemUTC()));
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().name("stop").unstarted(() -> stop(webhook, engines, client, log)));
    webhook.start();
    webhook.awaitBroken();
  }

  private static void stop(
      Webhook webhook, RegoEngines engines, KubernetesClient client, Logger log) {
    try {
      webhook.stop();
    } catch (IOException e) {
      log.warn("not stopped cleanly: {}", e.getMessage());
    } finally {
      engines.close();
      client.close();
    }
  }

  private static String version() {
    return Optional.ofNullable(WebhookMain.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }

  private static String help() {
    return """
        holdfast-webhook: decides admission reviews

        It takes no arguments but --help and --version. Kubernetes access comes from KUBECONFIG
        or the service account. Settings are environment variables (default in brackets):
        %s"""
        .formatted(ConfigurationKey.reference());
  }
}
