package dev.holdfast.devcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * The files that a control plane reads its trust from.
 *
 * @param folder holds {@code ca.{crt,key}}, {@code apiserver.{crt,key}} and {@code
 *     service-account.{key,pub}}
 */
record Credentials(Path folder, CertificateAuthority authority) {
  static Credentials create(Path folder) throws IOException {
    Files.createDirectories(folder);
    CertificateAuthority authority = CertificateAuthority.create("holdfast-dev");
    authority.own().write(folder, "ca");
    authority.server("kube-apiserver", apiServerNames()).write(folder, "apiserver");
    writeServiceAccountKey(folder);
    return new Credentials(folder, authority);
  }

  private static List<GeneralName> apiServerNames() {
    return List.of(
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
        new GeneralName(GeneralName.iPAddress, LocalControlPlane.FIRST_SERVICE_ADDRESS),
        new GeneralName(GeneralName.dNSName, "localhost"),
        new GeneralName(GeneralName.dNSName, "kubernetes"),
        new GeneralName(GeneralName.dNSName, "kubernetes.default.svc"));
  }

  private static void writeServiceAccountKey(Path folder) throws IOException {
    KeyPair keys = CertificateAuthority.newKeys();
    Files.writeString(
        folder.resolve("service-account.key"),
        Pem.of("PRIVATE KEY", keys.getPrivate().getEncoded()));
    Files.writeString(
        folder.resolve("service-account.pub"), Pem.of("PUBLIC KEY", keys.getPublic().getEncoded()));
  }

  String file(String name) {
    return folder.resolve(name).toString();
  }
}
