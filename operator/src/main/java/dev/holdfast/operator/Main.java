package dev.holdfast.operator;

import dev.holdfast.compiler.OpaException;
import dev.holdfast.operator.guard.SelfTest;
import dev.holdfast.operator.guard.SelfTestResult;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

/** Entry point of the operator. */
public final class Main {
  private static final int USAGE = 2;
  private static final int FAILED = 1;
  private static final int SELF_TESTS = 30;
  private static final Duration BETWEEN_SELF_TESTS = Duration.ofSeconds(1);

  private Main() {}

  /**
   * Runs until SIGTERM. Ends with 2 for a bad configuration, 1 when it can't start, or when the
   * guard doesn't refuse what it must.
   */
  public static void main(String[] arguments) throws InterruptedException {
    switch (List.of(arguments)) {
      case List<String> none when none.isEmpty() -> run();
      case List<String> one when one.equals(List.of("--help")) -> System.out.println(help());
      case List<String> one when one.equals(List.of("--version")) -> System.out.println(version());
      case List<String> one when one.equals(List.of("--self-test")) -> selfTest();
      case List<String> other -> fail(USAGE, "unknown arguments " + other + "\n\n" + help());
    }
  }

  private static void run() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    try {
      OperatorConfig config = OperatorConfig.from(System.getenv(), identity());
      KubernetesClient client = new KubernetesClientBuilder().build();
      OperatorProcess process =
          OperatorProcess.start(
              config, client, Clock.systemUTC(), () -> Runtime.getRuntime().halt(FAILED));
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .unstarted(
                      () -> {
                        process.close();
                        client.close();
                        end.countDown();
                      }));
    } catch (ConfigException e) {
      fail(USAGE, String.valueOf(e.getMessage()));
    } catch (IOException | OpaException e) {
      fail(FAILED, String.valueOf(e.getMessage()));
    }
    end.await();
  }

  /** Looks for a while, since a guard that was just installed has yet to make what is looked at. */
  private static void selfTest() throws InterruptedException {
    try (KubernetesClient client = new KubernetesClientBuilder().build()) {
      String namespace = OperatorConfig.from(System.getenv(), identity()).namespace();
      SelfTest test = new SelfTest(client, namespace);
      SelfTestResult result = test.run();
      for (int left = SELF_TESTS; left > 0 && result instanceof SelfTestResult.Failed; left--) {
        Thread.sleep(BETWEEN_SELF_TESTS);
        result = test.run();
      }
      switch (result) {
        case SelfTestResult.Passed() ->
            System.out.println("The guard works: a deletion that it must refuse is refused.");
        case SelfTestResult.Failed(String message) -> fail(FAILED, message);
      }
    } catch (ConfigException e) {
      fail(USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static String identity() {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "operator";
    }
    return host + "_" + ProcessHandle.current().pid();
  }

  private static void fail(int status, String message) {
    System.err.println(message);
    System.exit(status);
  }

  private static String version() {
    return "holdfast-operator "
        + Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "dev");
  }

  private static String help() {
    return """
        Holdfast's operator: compiles policies, keeps trust, requests and the serving certificate.
        Usage: holdfast-operator [--self-test | --help | --version]
          --self-test  only try whether the webhook refuses a deletion that it must refuse

        Environment (default in parentheses); the cluster is found by KUBECONFIG or in-cluster:
        """
        + Variable.table();
  }
}
