package dev.holdfast.e2e;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import dev.holdfast.devcluster.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * {@code make e2e}: exit status 0 when every step went as it must, 1 when one didn't, 77 where no
 * node can be started. An argument is how many minutes the load goes on; without one it takes one
 * turn of everything.
 */
public final class Main {
  private static final int FAILED = 1;
  private static final int CANNOT_RUN = 77;

  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Duration load =
        arguments.length == 0 || arguments[0].isBlank()
            ? Duration.ZERO
            : Duration.ofMinutes(Integer.parseInt(arguments[0]));
    DevClusterOptions options = DevClusterOptions.defaults();
    if (options.kubeconfig() != null) {
      System.exit(play(options, Optional.empty(), new Steps(System.out), load) ? 0 : FAILED);
    }
    Node node = new Node(Repository.find());
    Optional<String> missing = node.missing();
    if (missing.isPresent()) {
      System.err.println("e2e: no node can be started here: " + missing.get());
      System.exit(CANNOT_RUN);
    }
    System.exit(onOwnNode(node, options, load) ? 0 : FAILED);
  }

  private static boolean onOwnNode(Node node, DevClusterOptions options, Duration load)
      throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(node::down));
    Steps steps = new Steps(System.out);
    Optional<Path> kubeconfig = steps.value("a real node starts", node::up);
    if (kubeconfig.isEmpty()) {
      return steps.summary();
    }
    return play(options.of(kubeconfig.get()), Optional.of(node), steps, load);
  }

  private static boolean play(
      DevClusterOptions options, Optional<Node> node, Steps steps, Duration load)
      throws InterruptedException {
    try (DevCluster cluster = DevCluster.start(options)) {
      boolean good = new Play(cluster, node, steps, load).run();
      if ("1".equals(System.getenv("KEEP"))) {
        System.out.println("It stays until Ctrl-C: export KUBECONFIG=" + cluster.kubeconfig());
        new CountDownLatch(1).await();
      }
      return good;
    }
  }
}
