package dev.holdfast.webhook.http;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings certificates into use as they come: the first one starts the server, later ones are
 * reloaded. One that can't be used never replaces one that can.
 */
public final class CertificateKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(CertificateKeeper.class);

  /** What shows the certificates. */
  interface Server {
    void start(ServingCertificate certificate) throws IOException;

    void reload(ServingCertificate certificate) throws IOException;
  }

  private final Server server;
  private final InstantSource clock;
  private final Consumer<IOException> broken;
  private @Nullable ServingCertificate current;
  private String problem = "none has come yet";

  /**
   * @param broken is told when the server can't listen, which no later certificate will change
   */
  public CertificateKeeper(
      AdmissionServer server, InstantSource clock, Consumer<IOException> broken) {
    this((Server) server, clock, broken);
  }

  CertificateKeeper(Server server, InstantSource clock, Consumer<IOException> broken) {
    this.server = server;
    this.clock = clock;
    this.broken = broken;
  }

  /** Takes {@code tls.crt} and {@code tls.key}, as PEM. */
  public synchronized void offer(String certificates, String key) {
    if (certificates.isBlank() && key.isBlank()) {
      // The Secret as it is installed, before anybody has issued a certificate.
      return;
    }
    try {
      take(ServingCertificate.parse(certificates, key));
      problem = "";
    } catch (CertificateException | IOException e) {
      problem = String.valueOf(e.getMessage());
      LOG.warn("the serving certificate can't be used: {}", problem);
    }
  }

  private void take(ServingCertificate offered) throws IOException, CertificateException {
    if (offered.equals(current)) {
      return;
    }
    if (!offered.validAt(clock.instant())) {
      throw new CertificateException(
          "certificate %s is not valid now, its end is %s"
              .formatted(offered.serial(), offered.notAfter()));
    }
    if (current == null) {
      start(offered);
    } else {
      server.reload(offered);
    }
    current = offered;
    LOG.info("serving certificate {} until {}", offered.serial(), offered.notAfter());
  }

  private void start(ServingCertificate offered) throws IOException {
    try {
      server.start(offered);
    } catch (IOException e) {
      broken.accept(e);
      throw e;
    }
  }

  /** Why there is no valid certificate; empty when there is one. */
  public synchronized Optional<String> missing() {
    if (current == null) {
      return Optional.of("certificate: " + problem);
    }
    return current.validAt(clock.instant())
        ? Optional.empty()
        : Optional.of("certificate: the one in use has ended " + current.notAfter());
  }
}
