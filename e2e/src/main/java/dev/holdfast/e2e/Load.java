package dev.holdfast.e2e;

import dev.holdfast.devcluster.Await;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The agent at work all the time, with its token: two threads would delete production's claim, in a
 * dry run, and two say anew that it is production's. Each request is sent once; nothing is tried
 * again.
 */
final class Load implements AutoCloseable {
  private static final int THREADS = 2;
  private static final List<String> LINKING = List.of("production", "prod", "live");
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final int ANSWER_LIMIT_MILLIS = 30_000;

  private final KubernetesClient client;
  private final List<Thread> threads = new ArrayList<>();
  private volatile Tally tally = new Tally();
  private final AtomicLong turn = new AtomicLong();
  private volatile boolean over;

  private Load(KubernetesClient client) {
    this.client = client;
  }

  static Load start(Path kubeconfig) {
    Load load = new Load(client(kubeconfig));
    for (int number = 0; number < THREADS; number++) {
      load.threads.add(Thread.ofPlatform().start(() -> load.repeat(load::destroy)));
      load.threads.add(Thread.ofPlatform().start(() -> load.repeat(load::label)));
    }
    return load;
  }

  private static KubernetesClient client(Path kubeconfig) {
    try {
      Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
      config.setRequestRetryBackoffLimit(0);
      config.setRequestTimeout(ANSWER_LIMIT_MILLIS);
      return new KubernetesClientBuilder().withConfig(config).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What happened since the last time that somebody asked. */
  Tally since() {
    Tally until = tally;
    tally = new Tally();
    return until;
  }

  /** Waits until, from now on, a deletion is refused and a label passes. */
  void awaitBoth() {
    int refusals = tally.refusals();
    int harmless = tally.harmlessOnes();
    Await.until(
        "a refused deletion and a label that passes",
        LIMIT,
        () -> tally.refusals() > refusals && tally.harmlessOnes() > harmless);
  }

  private void repeat(Runnable request) {
    while (!over) {
      request.run();
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private Resource<PersistentVolumeClaim> claim() {
    return client.persistentVolumeClaims().inNamespace(Scene.PRODUCTION).withName(Scene.CLAIM);
  }

  private void destroy() {
    Tally current = tally;
    try {
      claim().dryRun(true).delete();
      current.destroyed();
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN && says(e, "HF-")) {
        current.refused();
      } else {
        current.unanswered(reason(e));
      }
    }
  }

  private static boolean says(KubernetesClientException fault, String code) {
    return String.valueOf(fault.getMessage()).contains(code);
  }

  /** The webhook is asked about it, since the label links, and finds that it goes on linking. */
  private void label() {
    Tally current = tally;
    String value = LINKING.get((int) (turn.getAndIncrement() % LINKING.size()));
    String patch = "{\"metadata\": {\"labels\": {\"env\": \"%s\"}}}".formatted(value);
    try {
      claim().patch(PatchContext.of(PatchType.JSON_MERGE), patch);
      current.harmless();
    } catch (KubernetesClientException e) {
      if (says(e, "HF-FAULT-")) {
        current.repeat();
      } else {
        current.hindered(reason(e));
      }
    }
  }

  private static String reason(KubernetesClientException fault) {
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    client.close();
  }
}
