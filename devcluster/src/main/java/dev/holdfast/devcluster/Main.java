package dev.holdfast.devcluster;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** Starts a control plane to play with, prints how to reach it, and keeps it until Ctrl-C. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = System.out;
    DevCluster cluster = DevCluster.start();
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    out.println("A control plane is running (no node, so Pods stay pending). Use it with:");
    out.println("  export KUBECONFIG=" + cluster.kubeconfig());
    out.println("  export PATH=" + cluster.tools().folder() + ":$PATH");
    out.println("Its files and logs are in " + cluster.directory() + ". Ctrl-C ends it.");
    new CountDownLatch(1).await();
  }
}
