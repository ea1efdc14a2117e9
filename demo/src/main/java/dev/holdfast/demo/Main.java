package dev.holdfast.demo;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.installation.Installation;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** {@code java -jar …-demo.jar [--keep]}: exit code 0 when all went as expected, else 1. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    boolean keep = List.of(arguments).contains("--keep") || "1".equals(System.getenv("KEEP"));
    PrintStream out = System.out;
    Narrator narrator = new Narrator(out, Colours.detect());
    narrator.chapter("A control plane starts");
    boolean asExpected;
    try (DevCluster cluster = DevCluster.start()) {
      Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
      narrator.say("etcd, kube-apiserver and kube-controller-manager, in " + cluster.directory());
      Demo demo = new Demo(cluster, narrator);
      try (Installation installation = demo.install()) {
        asExpected = demo.play(installation);
        if (keep) {
          out.println();
          out.println("It keeps running until Ctrl-C. Play with it:");
          out.println("  export KUBECONFIG=" + cluster.kubeconfig());
          out.println(
              "  export PATH=" + cluster.plugins() + ":" + cluster.tools().folder() + ":$PATH");
          new CountDownLatch(1).await();
        }
      }
    }
    System.exit(asExpected ? 0 : 1);
  }
}
