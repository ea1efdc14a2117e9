package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainKubeconfigTest {
  private static final String PLAIN =
      """
      apiVersion: v1
      kind: Config
      clusters:
      - name: other
        cluster: {server: "https://other:6443"}
      - name: here
        cluster: {server: "https://here:6443", certificate-authority-data: Y2E=}
      users:
      - name: me
        user: {token: secret}
      contexts:
      - name: there
        context: {cluster: other, user: me}
      - name: now
        context: {cluster: here, user: me, namespace: orders}
      current-context: now
      """;

  @TempDir private Path folder;

  @Test
  void itSaysWhatTheClientWouldSay() throws IOException {
    Config plain = read(PLAIN, Map.of()).orElseThrow();
    Config client = Config.fromKubeconfig(PLAIN);
    assertThat(plain.getMasterUrl()).isEqualTo(client.getMasterUrl()).startsWith("https://here");
    assertThat(plain.getCaCertData()).isEqualTo(client.getCaCertData()).isEqualTo("Y2E=");
    assertThat(plain.getAutoOAuthToken()).isEqualTo(client.getAutoOAuthToken()).isEqualTo("secret");
    assertThat(plain.getOauthToken()).isEqualTo(client.getOauthToken());
    assertThat(plain.getNamespace()).isEqualTo(client.getNamespace()).isEqualTo("orders");
    assertThat(plain.isTrustCerts()).isEqualTo(client.isTrustCerts()).isFalse();
    assertThat(plain.isDisableHostnameVerification()).isFalse();
  }

  @Test
  void certificatesForAToken() throws IOException {
    String key =
        Base64.getEncoder()
            .encodeToString("-----BEGIN EC PRIVATE KEY-----\n".getBytes(StandardCharsets.UTF_8));
    String text =
        PLAIN.replace(
            "token: secret", "client-certificate-data: Y2VydA==, client-key-data: " + key);
    Config plain = read(text, Map.of()).orElseThrow();
    Config client = Config.fromKubeconfig(text);
    assertThat(plain.getClientCertData()).isEqualTo(client.getClientCertData()).isNotNull();
    assertThat(plain.getClientKeyData()).isEqualTo(client.getClientKeyData()).isNotNull();
    assertThat(plain.getClientKeyAlgo()).isEqualTo(client.getClientKeyAlgo()).isEqualTo("EC");
    assertThat(plain.getAutoOAuthToken()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec: {command: aws}",
        "tokenFile: /var/run/token",
        "auth-provider: {name: oidc}",
        "token: secret, as: somebody",
        "client-certificate: me.crt",
        "client-certificate-data: Y2VydA==",
        "token: 0123",
        ""
      })
  void anyOtherUserIsLeftToTheClient(String user) throws IOException {
    assertThat(read(PLAIN.replace("token: secret", user), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"insecure-skip-tls-verify: true", "proxy-url: http://p", "x: y", "server: null"})
  void anyOtherClusterIsLeftToTheClient(String more) throws IOException {
    String text = PLAIN.replace("certificate-authority-data: Y2E=", more);
    assertThat(read(text, Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"current-context: none", "", "current-context: ["})
  void whatIsWrongIsLeftToTheClient(String last) throws IOException {
    assertThat(read(PLAIN.replace("current-context: now\n", last + "\n"), Map.of())).isEmpty();
  }

  @Test
  void aNameThatIsThereTwiceIsLeftToTheClient() throws IOException {
    assertThat(read(PLAIN.replace("name: other", "name: here"), Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https_proxy", "HTTPS_PROXY", "NO_PROXY", "KUBERNETES_SERVICE_HOST"})
  void anEnvironmentThatTheClientListensTo(String variable) throws IOException {
    assertThat(read(PLAIN, Map.of(variable, "x"))).isEmpty();
  }

  @Test
  void whereItIs() throws IOException {
    Path home = Files.createDirectories(folder.resolve(".kube"));
    Path file = Files.writeString(home.resolve("config"), PLAIN);
    assertThat(PlainKubeconfig.read(Map.of("HOME", folder.toString()))).isPresent();
    assertThat(PlainKubeconfig.read(Map.of())).isEmpty();
    assertThat(PlainKubeconfig.read(Map.of("KUBECONFIG", file + ":" + file))).isEmpty();
    assertThat(PlainKubeconfig.read(Map.of("KUBECONFIG", folder.toString()))).isEmpty();
  }

  private Optional<Config> read(String text, Map<String, String> more) throws IOException {
    Path file = Files.writeString(folder.resolve("kubeconfig"), text);
    Map<String, String> environment = new HashMap<>(more);
    environment.put("KUBECONFIG", file.toString());
    return PlainKubeconfig.read(environment);
  }
}
