package dev.holdfast.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.devcluster.Trust;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Tells who shows a certificate: nothing but that one is trusted. */
record ServedCertificate(SSLContext context) {
  private static final int PORT = 8443;
  private static final int LIMIT_MILLIS = 3000;

  /** Trusts this certificate, base64 of its PEM. */
  static ServedCertificate of(String encoded) {
    return new ServedCertificate(
        Trust.in(new String(Base64.getDecoder().decode(encoded.strip()), UTF_8)));
  }

  /** Whether a new connection to a webhook's Pod is shown it. */
  boolean isServedBy(String address) {
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      // A Pod that has just gone answers nothing at all.
      socket.connect(new InetSocketAddress(address, PORT), LIMIT_MILLIS);
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.startHandshake();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
