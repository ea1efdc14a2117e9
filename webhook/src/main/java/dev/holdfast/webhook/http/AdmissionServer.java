package dev.holdfast.webhook.http;

import static java.util.Objects.requireNonNull;

import dev.holdfast.webhook.review.ReviewDesk;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.WindowRateControl;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS server. HTTP/2 for an API server that calls by URL, HTTP/1.1 for one that calls through a
 * Service. It can start only once there is a certificate.
 */
public final class AdmissionServer implements CertificateKeeper.Server {
  private static final Logger LOG = LoggerFactory.getLogger(AdmissionServer.class);

  /** Well above the API server's own 90 s, so that it is the caller who closes idle connections. */
  private static final Duration IDLE = Duration.ofMinutes(5);

  private static final int THREADS = 16;

  /**
   * The most that a connection may carry within a second of what Jetty counts against a flood. An
   * API server sends all its reviews down one, and a WINDOW_UPDATE for every 4 KiB of an answer;
   * Jetty's own limit of 128 ends the connection, and with it the reviews on it.
   */
  private static final int FRAMES = 20_000;

  private final SslContextFactory.Server tls = new SslContextFactory.Server();
  private final Server server;
  private final ServerConnector connector;
  private volatile boolean draining;

  /**
   * @param port 0 for any free one
   * @param clientCas CA certificates that callers must come from; empty when anybody may ask
   */
  public AdmissionServer(int port, ReviewDesk desk, Optional<KeyStore> clientCas) {
    requireNonNull(desk, "desk is null");
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setName("http");
    server = new Server(threads);
    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
    tls.setKeyStorePassword("");
    clientCas.ifPresent(this::wantCertificates);
    connector = new ServerConnector(server, 1, 1, tlsFactory(), alpn(), http2(), http1());
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    // A small answer must not wait for the acknowledgement of what was sent before it.
    connector.setAcceptedTcpNoDelay(true);
    server.addConnector(connector);
    server.setHandler(new ReviewEndpoint(desk, clientCas.isPresent(), () -> draining));
  }

  private void wantCertificates(KeyStore cas) {
    tls.setTrustStore(cas);
    // Wanted, not needed: who has none gets a readable 401 instead of a broken handshake.
    tls.setWantClientAuth(true);
  }

  private SslConnectionFactory tlsFactory() {
    return new SslConnectionFactory(tls, "alpn");
  }

  private static ALPNServerConnectionFactory alpn() {
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory("h2", "http/1.1");
    alpn.setDefaultProtocol("http/1.1");
    return alpn;
  }

  private static HttpConnectionFactory http1() {
    return new HttpConnectionFactory(http());
  }

  private static HTTP2ServerConnectionFactory http2() {
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(http());
    http2.setMaxConcurrentStreams(1024);
    http2.setRateControlFactory(new WindowRateControl.Factory(FRAMES));
    return http2;
  }

  private static HttpConfiguration http() {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(false);
    // API servers call by Service name, by URL or by address; the certificate alone says who we
    // are.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return http;
  }

  /** Listens with this certificate. */
  @Override
  public void start(ServingCertificate certificate) throws IOException {
    try {
      tls.setKeyStore(certificate.keyStore());
      server.start();
    } catch (GeneralSecurityException e) {
      throw new IOException("the certificate can't be used: " + e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("the TLS server could not start: " + e.getMessage(), e);
    }
    LOG.info("listening on https port {}", port());
  }

  /** New connections see this certificate; open ones go on undisturbed. */
  @Override
  public void reload(ServingCertificate certificate) throws IOException {
    try {
      KeyStore keys = certificate.keyStore();
      tls.reload(factory -> factory.setKeyStore(keys));
    } catch (Exception e) {
      throw new IOException("the certificate can't be used: " + e.getMessage(), e);
    }
  }

  /** The port that was chosen. */
  public int port() {
    return connector.getLocalPort();
  }

  public boolean isStarted() {
    return server.isStarted();
  }

  /** From now on callers are told to go elsewhere, while everything they send is still answered. */
  public void drain() {
    draining = true;
  }

  /** Stops accepting, lets running requests end, closes the rest. */
  public void stop(Duration limit) throws IOException {
    try {
      Graceful.shutdown(connector).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.info("closing connections that were still open after {}", limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try {
      server.stop();
    } catch (Exception e) {
      throw new IOException("the TLS server did not stop: " + e.getMessage(), e);
    }
  }
}
