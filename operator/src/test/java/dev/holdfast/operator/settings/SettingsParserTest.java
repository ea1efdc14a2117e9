package dev.holdfast.operator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsParserTest {
  private final SettingsParser parser =
      new SettingsParser(Set.of("volumes-shared-backing", "backups-restore-point"));

  @Test
  void emptyMeansDefaults() throws SettingsException {
    Settings settings = parser.parse("");
    assertThat(settings.enforcement()).isEqualTo("Enforce");
    assertThat(settings.groups()).isEqualTo(Map.of("dba", 2, "trust", 1));
    assertThat(settings.trustCount()).isEqualTo(1);
    assertThat(settings.enforcementOf("volumes-shared-backing")).hasValue("Enforce");
    assertThat(settings.linkage().productionNamespaces()).contains("*-production");
    assertThat(settings.linkage().productionLabels()).containsKey("holdfast.dev/protected");
    assertThat(settings.linkage().unlabelled()).isEqualTo("Ignore");
  }

  @Test
  void readsEveryPart() throws SettingsException {
    Settings settings =
        parser.parse(
            """
            enforcement: Enforce
            policies:
              volumes-shared-backing: {enforcement: "Off"}
              backups-restore-point: {enforcement: Warn, parameters: {maxAge: 12h}}
            linkage:
              productionNamespaces: [live-*]
              unlabelled: Production
            approvers:
            - name: dana
              spec:
                displayName: Dana
                subjects: [{kind: User, name: dana@example.com}]
                groups: [dba, trust]
                keys: [{publicKey: "ssh-ed25519 AAAA dana"}]
            groups: {dba: 3}
            trustCount: 2
            unlockDelay: 1h30m
            humans: {groups: ["oidc:people"], users: ["*@example.com"]}
            controllers: [operators/cnpg]
            """);
    assertThat(settings.enforcementOf("volumes-shared-backing")).isEmpty();
    assertThat(settings.enforcementOf("backups-restore-point")).hasValue("Warn");
    assertThat(settings.parametersOf("backups-restore-point").orElseThrow().path("maxAge").asText())
        .isEqualTo("12h");
    assertThat(settings.linkage().productionNamespaces()).containsExactly("live-*");
    assertThat(settings.linkage().productionLabels()).isNotEmpty();
    assertThat(settings.approvers().getFirst().spec().groups()).containsExactly("dba", "trust");
    assertThat(settings.forBundle().trustCount()).isEqualTo(2);
    assertThat(settings.forBundle().unlockDelay()).isEqualTo("1h30m");
    assertThat(settings.forBundle().controllers()).isEqualTo(List.of("operators/cnpg"));
  }

  @Test
  void oneSwitchHoldsEverythingDownToAudit() throws SettingsException {
    Settings settings =
        parser.parse(
            """
            enforcement: Audit
            policies: {backups-restore-point: {enforcement: Enforce}}
            """);
    assertThat(settings.enforcementOf("backups-restore-point")).hasValue("Audit");
    assertThat(settings.enforcementOf("volumes-shared-backing")).hasValue("Audit");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "enforcment: Audit | enforcment: not a known key",
        "enforcement: Off | enforcement: \"Off\" is not one of [Audit, Enforce]",
        "policies: {nope: {}} | policies.nope: not a built-in policy",
        "policies: {volumes-shared-backing: {enforcement: Block}} |"
            + " policies.volumes-shared-backing.enforcement: \"Block\" is not one of",
        "policies: {volumes-shared-backing: {parameters: 3}} |"
            + " policies.volumes-shared-backing.parameters: expected a mapping",
        "linkage: {productionLables: {}} | linkage.productionLables: not a known key",
        "linkage: {unlabelled: Maybe} | linkage.unlabelled",
        "groups: {dba: 0} | groups.dba: 0 is not between 1 and 16",
        "groups: {dba: two} | groups.dba",
        "trustCount: 99 | trustCount",
        "unlockDelay: soon | unlockDelay",
        "unlockDelay: 3h1s | unlockDelay",
        "unlockDelay: '' | unlockDelay",
        "humans: {gruops: []} | humans.gruops: not a known key",
        "controllers: [cnpg] | controllers[0]: expected a service account",
        "approvers: [{name: dana}] | approvers[0]: expected {name, spec}",
        "approvers: [{name: Dana, spec: {}}] | approvers[0]: \"Dana\" can't be",
        "approvers: [{name: dana, spec: {subjects: [], groups: [], keys: [{pubkey: x}]}}] |"
            + " approvers[0].spec.keys[0].pubkey: not a known key",
        "[1, 2] | expected a mapping",
        "a: [ | line 1",
        "trustCount: 1, trustCount: 2 | ",
      })
  void namesTheBadKey(String yaml, String message) {
    assertThatThrownBy(() -> parser.parse(yaml))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith(message == null ? "" : message);
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertThatThrownBy(() -> parser.parse("trustCount: 1\ntrustCount: 2\n"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("trustCount");
  }
}
