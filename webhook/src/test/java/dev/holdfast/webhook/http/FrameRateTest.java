package dev.holdfast.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.verdict.Surroundings;
import dev.holdfast.webhook.review.ReviewDesk;
import dev.holdfast.webhook.review.SurroundingsSource;
import dev.holdfast.webhook.review.Workers;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An API server sends all its reviews down one HTTP/2 connection, and says after every few
 * kilobytes of an answer that it has read them (RFC 9113 §6.9), also when the whole answer has been
 * sent by then and the stream is closed. That is no flood.
 */
@Timeout(60)
class FrameRateTest {
  private static final int UPDATES = 5_000;
  private static final byte HEADERS = 1;
  private static final byte SETTINGS = 4;
  private static final byte PING = 6;
  private static final byte GO_AWAY = 7;
  private static final byte WINDOW_UPDATE = 8;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;

  /** By RFC 7541, Appendix A: :method GET, :scheme https, :path /, :authority with a value. */
  private static final byte[] GET = {(byte) 0x82, (byte) 0x87, (byte) 0x84, 1, 1, 'x'};

  private static final byte[] ONE = {0, 0, 0, 1};

  @Test
  void thousandsOfWindowUpdatesInOneSecond() throws Exception {
    TestingCertificates certificate = TestingCertificates.create();
    try (ReviewDesk desk = desk()) {
      AdmissionServer server = new AdmissionServer(0, desk, Optional.empty());
      server.start(ServingCertificate.parse(certificate.certificatePem(), certificate.keyPem()));
      try (SSLSocket socket = connect(certificate, server.port())) {
        OutputStream out = socket.getOutputStream();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        out.write(request());
        out.flush();
        awaitEndOfStream(in);
        out.write(updates());
        out.flush();
        assertThat(pingOrGoAway(in)).isEqualTo(PING);
      } finally {
        server.stop(Duration.ofSeconds(1));
      }
    }
  }

  private static ReviewDesk desk() {
    SurroundingsSource nothing =
        new SurroundingsSource() {
          @Override
          public <T> T use(Function<Surroundings, T> work) {
            throw new AssertionError("nothing is reviewed");
          }
        };
    return new ReviewDesk(
        (_, _) -> {
          throw new AssertionError("nothing is reviewed");
        },
        nothing,
        _ -> {},
        new Workers(1),
        Duration.ofSeconds(3),
        Clock.systemUTC());
  }

  private static SSLSocket connect(TestingCertificates certificate, int port) throws IOException {
    SSLSocket socket =
        (SSLSocket) certificate.clientContext().getSocketFactory().createSocket("127.0.0.1", port);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    assertThat(socket.getApplicationProtocol()).isEqualTo("h2");
    return socket;
  }

  /** The preface, and a GET of / on stream 1. */
  private static byte[] request() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    bytes.write(frame(SETTINGS, 0, 0, new byte[0]));
    bytes.write(frame(HEADERS, END_STREAM | END_HEADERS, 1, GET));
    return bytes.toByteArray();
  }

  /** All of stream 1, and a question that is answered after them. */
  private static byte[] updates() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int number = 0; number < UPDATES; number++) {
      bytes.write(frame(WINDOW_UPDATE, 0, 1, ONE));
    }
    bytes.write(frame(PING, 0, 0, new byte[8]));
    return bytes.toByteArray();
  }

  private static byte[] frame(byte type, int flags, int stream, byte[] payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .putInt(payload.length << 8 | type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  private static void awaitEndOfStream(DataInputStream frames) throws IOException {
    boolean over = false;
    while (!over) {
      int lengthAndType = frames.readInt();
      int flags = frames.readByte();
      int stream = frames.readInt();
      frames.skipNBytes(lengthAndType >>> 8);
      over = stream == 1 && (flags & END_STREAM) != 0;
    }
  }

  /** Type of the first frame that answers the question or ends the connection. */
  private static byte pingOrGoAway(DataInputStream frames) throws IOException {
    while (true) {
      int lengthAndType = frames.readInt();
      frames.readByte();
      frames.readInt();
      frames.skipNBytes(lengthAndType >>> 8);
      byte type = (byte) lengthAndType;
      if (type == PING || type == GO_AWAY) {
        return type;
      }
    }
  }
}
