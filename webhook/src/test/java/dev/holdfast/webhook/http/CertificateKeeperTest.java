package dev.holdfast.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateKeeperTest {
  private final TestingServer server = new TestingServer();
  private final List<IOException> broken = new ArrayList<>();
  private Instant now = Instant.now();
  private final CertificateKeeper keeper = new CertificateKeeper(server, () -> now, broken::add);

  @Test
  void waits_for_the_first_certificate() {
    assertThat(keeper.missing()).hasValue("certificate: none has come yet");
    assertThat(server.calls).isEmpty();
  }

  @Test
  void waits_on_when_the_secret_is_still_empty() {
    keeper.offer("", "");

    assertThat(keeper.missing()).hasValue("certificate: none has come yet");
  }

  @Test
  void starts_with_the_first_and_reloads_the_next() {
    TestingCertificates first = offered(TestingCertificates.create());
    TestingCertificates second = offered(TestingCertificates.create());

    assertThat(keeper.missing()).isEmpty();
    assertThat(server.calls).containsExactly("start " + serial(first), "reload " + serial(second));
  }

  @Test
  void does_nothing_when_the_same_comes_again() {
    TestingCertificates only = TestingCertificates.create();
    offered(only);
    offered(only);

    assertThat(server.calls).hasSize(1);
  }

  @Test
  void never_replaces_a_good_one_by_one_that_cannot_be_used() {
    TestingCertificates good = offered(TestingCertificates.create());
    keeper.offer("", "");
    keeper.offer(good.certificatePem(), TestingCertificates.create().keyPem());
    keeper.offer(good.certificatePem(), good.keyPem().replace("PRIVATE", "EC PRIVATE"));
    offered(
        TestingCertificates.create(Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(1)));

    assertThat(server.calls).containsExactly("start " + serial(good));
    assertThat(keeper.missing()).isEmpty();
  }

  @Test
  void says_what_is_wrong_with_the_first() {
    TestingCertificates one = TestingCertificates.create();
    keeper.offer(one.certificatePem(), TestingCertificates.create().keyPem());
    assertThat(keeper.missing()).hasValue("certificate: tls.key does not belong to tls.crt");

    keeper.offer(one.certificatePem(), one.keyPem().replace("PRIVATE", "EC PRIVATE"));
    assertThat(keeper.missing())
        .hasValue(
            "certificate: tls.key is in the EC format, but PKCS#8 (BEGIN PRIVATE KEY) is needed");
  }

  @Test
  void says_when_the_one_in_use_has_ended() {
    offered(TestingCertificates.create());

    now = now.plus(Duration.ofDays(2));

    assertThat(keeper.missing().orElseThrow()).startsWith("certificate: the one in use has ended ");
  }

  @Test
  void tells_when_the_server_cannot_listen() {
    server.failure = new IOException("port in use");

    offered(TestingCertificates.create());

    assertThat(broken).containsExactly(server.failure);
    assertThat(keeper.missing()).hasValue("certificate: port in use");
  }

  private TestingCertificates offered(TestingCertificates certificate) {
    keeper.offer(certificate.certificatePem(), certificate.keyPem());
    return certificate;
  }

  private static String serial(TestingCertificates certificate) {
    return certificate.certificate().getSerialNumber().toString(16);
  }

  private static final class TestingServer implements CertificateKeeper.Server {
    private final List<String> calls = new ArrayList<>();
    private IOException failure;

    @Override
    public void start(ServingCertificate certificate) throws IOException {
      if (failure != null) {
        throw failure;
      }
      calls.add("start " + certificate.serial());
    }

    @Override
    public void reload(ServingCertificate certificate) {
      calls.add("reload " + certificate.serial());
    }
  }
}
