package dev.holdfast.webhook.http;

import java.io.IOException;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plain HTTP for kubelet and Prometheus; up from the first moment, so that they can see why. */
public final class HealthServer {
  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

  private final Server server;
  private final ServerConnector connector;

  /**
   * @param port 0 for any free one
   * @param metrics in the Prometheus text format
   */
  public HealthServer(int port, Readiness readiness, Supplier<String> metrics) {
    QueuedThreadPool threads = new QueuedThreadPool(8, 1);
    threads.setName("health");
    server = new Server(threads);
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(new HealthEndpoint(readiness, metrics));
  }

  public void start() throws IOException {
    try {
      server.start();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the health server could not start: " + e.getMessage(), e);
    }
    LOG.info("health and metrics on http port {}", port());
  }

  /** The port that was chosen. */
  public int port() {
    return connector.getLocalPort();
  }

  public void stop() throws IOException {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the health server did not stop: " + e.getMessage(), e);
    }
  }
}
