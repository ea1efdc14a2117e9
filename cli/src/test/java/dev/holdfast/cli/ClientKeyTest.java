package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientKeyTest {
  @TempDir private Path folder;

  @Test
  void anEllipticKeyAsOpensslWritesIt() throws GeneralSecurityException, IOException {
    assertThat(algorithm(pkcs8("EC"))).isEqualTo("EC");
    Path file = Files.writeString(folder.resolve("key.pem"), pkcs8("EC"));
    Config config = builder().withClientKeyFile(file.toString()).build();
    assertThat(ClientKey.tellAlgorithm(config).getClientKeyAlgo()).isEqualTo("EC");
  }

  @Test
  void anyOtherIsLeftToTheClient() throws GeneralSecurityException {
    assertThat(algorithm(pkcs8("RSA"))).isEqualTo("RSA");
    assertThat(algorithm("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"))
        .isEqualTo("RSA");
    assertThat(algorithm("no key")).isEqualTo("RSA");
    Config missing = builder().withClientKeyFile(folder.resolve("gone").toString()).build();
    assertThat(ClientKey.tellAlgorithm(missing).getClientKeyAlgo()).isEqualTo("RSA");
    assertThat(ClientKey.tellAlgorithm(builder().build()).getClientKeyAlgo()).isEqualTo("RSA");
  }

  private static ConfigBuilder builder() {
    return new ConfigBuilder(Config.empty()).withClientKeyAlgo("RSA");
  }

  private static String algorithm(String pem) {
    byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
    Config config = builder().withClientKeyData(Base64.getEncoder().encodeToString(bytes)).build();
    return ClientKey.tellAlgorithm(config).getClientKeyAlgo();
  }

  private static String pkcs8(String algorithm) throws GeneralSecurityException {
    byte[] key =
        KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key)
        + "\n-----END PRIVATE KEY-----\n";
  }
}
