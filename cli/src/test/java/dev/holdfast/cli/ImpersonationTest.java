package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As kubectl reads it. */
class ImpersonationTest {
  private static final String CONTEXTS =
      """
      current-context: here
      contexts:
      - {name: there, context: {cluster: c, user: other}}
      - {name: here, context: {cluster: c, user: dana}}
      """;
  private static final String USERS =
      """
      users:
      - {name: other, user: {token: t, as: nobody}}
      - {name: dana, user: {token: t, as: paula, as-groups: [ops, dba], as-user-extra: {reason: [x, y]}}}
      """;

  @TempDir private Path folder;

  @Test
  void whomTheCurrentUserActsAs() throws IOException {
    Config config = read(file("config", CONTEXTS + USERS));
    assertThat(config.getImpersonateUsername()).isEqualTo("paula");
    assertThat(config.getImpersonateGroups()).containsExactly("ops", "dba");
    assertThat(config.getImpersonateExtras()).isEqualTo(Map.of("reason", List.of("x", "y")));
  }

  @Test
  void severalFilesAreOne() throws IOException {
    String first = file("one", CONTEXTS);
    String second = file("two", USERS.replace("paula", "erin"));
    String third = file("three", "current-context: there\n" + USERS);
    assertThat(
            read(String.join(File.pathSeparator, first, "", folder + "/gone", second, third))
                .getImpersonateUsername())
        .isEqualTo("erin");
  }

  @Test
  void nobodyElse() throws IOException {
    assertThat(read(file("plain", CONTEXTS)).getImpersonateUsername()).isNull();
    assertThat(read(file("broken", "users: [")).getImpersonateUsername()).isNull();
    assertThat(read(folder + "/gone").getImpersonateUsername()).isNull();
  }

  @Test
  void atHome() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home/.kube")).getParent();
    Files.writeString(home.resolve(".kube/config"), CONTEXTS + USERS);
    Config config = Impersonation.add(Config.empty(), Map.of("HOME", home.toString()));
    assertThat(config.getImpersonateUsername()).isEqualTo("paula");
  }

  private static Config read(String kubeconfig) {
    return Impersonation.add(Config.empty(), Map.of("KUBECONFIG", kubeconfig));
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
