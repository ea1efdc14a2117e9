package dev.holdfast.core.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.LinkageSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkageRulesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # labels                            | namespace         | its labels               | production | because
          environment=production              | a                 |                          | true       | environment=production
          env=prod                            | a                 |                          | true       | env=prod
          app.kubernetes.io/environment=live  | a                 |                          | true       | app.kubernetes.io/environment=live
          environment=staging                 | a                 |                          | false      |
          environment=Production              | a                 |                          | false      |
          Environment=production              | a                 |                          | false      |
          environment=production-like         | a                 |                          | false      |
          tier=production                     | a                 |                          | false      |
          environment=staging                 | a                 | environment=production   | true       | namespace environment=production
                                              | orders-production |                          | true       | namespace orders-production is *-production
                                              | production        |                          | true       | namespace production
                                              | orders-production-copy |                     | false      |
                                              | production-copy   |                          | false      |
          holdfast.dev/protected=true         | a                 |                          | true       | holdfast.dev/protected=true
          holdfast.dev/protected=yes          | a                 |                          | false      |
                                              | a                 | holdfast.dev/protected=true | true    | namespace holdfast.dev/protected=true
          environment=production              |                   |                          | true       | environment=production
          """)
  void defaults(
      String labels, String namespace, String ofNamespace, boolean production, String because) {
    Linkage linkage =
        LinkageRules.of(null)
            .of(object(map(labels)), namespace == null ? "" : namespace, map(ofNamespace));
    assertThat(linkage.production()).isEqualTo(production);
    assertThat(String.join("; ", linkage.because())).isEqualTo(because == null ? "" : because);
  }

  @Test
  void sharedBackupIsALinkOfItsOwn() {
    Linkage linkage =
        LinkageRules.of(null)
            .of(object(Map.of("holdfast.dev/shared-backup", "true")), "a", Map.of());
    assertThat(linkage)
        .isEqualTo(new Linkage(false, true, List.of("holdfast.dev/shared-backup=true")));
  }

  @Test
  void protectedCountsAsAnnotationToo() {
    InventoryObject object =
        new InventoryObject(
            new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", "a", "b"),
            "u",
            Map.of(),
            Map.of("holdfast.dev/protected", "true", "environment", "production"),
            List.of(),
            List.of(),
            Map.of(),
            false);
    assertThat(LinkageRules.of(null).of(object, "a", Map.of()).because())
        .containsExactly("holdfast.dev/protected=true");
  }

  @Test
  void unlabelledIsProductionWhenTheSettingSaysSo() {
    LinkageRules strict =
        LinkageRules.of(new LinkageSettings(null, null, null, null, "Production"));
    assertThat(strict.of(object(Map.of("team", "a")), "a", Map.of()).production()).isTrue();
    assertThat(strict.of(object(Map.of("env", "staging")), "a", Map.of()).production()).isFalse();
    assertThat(strict.of(object(Map.of()), "a", Map.of("env", "ci")).production()).isFalse();
    assertThat(LinkageRules.of(null).of(object(Map.of()), "a", Map.of()).production()).isFalse();
  }

  @Test
  void anEmptyPartMeansNothingAnAbsentOneItsDefault() {
    LinkageRules none =
        LinkageRules.of(new LinkageSettings(Map.of(), Map.of(), List.of(), Map.of(), null));
    assertThat(none.of(object(Map.of("environment", "production")), "prod", Map.of()).linked())
        .isFalse();
    assertThat(LinkageRules.resolve(new LinkageSettings(null, null, null, null, null)))
        .isEqualTo(LinkageRules.DEFAULTS);
    assertThat(LinkageRules.of(null).keys()).contains("env", LinkageRules.PROTECTED);
  }

  @ParameterizedTest
  @CsvSource({
    "*, anything, true",
    "*-prod, a-prod, true",
    "*-prod, -prod, true",
    "*-prod, a-prod-b, false",
    "prod-*-db, prod-x-y-db, true",
    "a?c, abc, true",
    "a?c, ac, false",
    "a.c, abc, false",
    "a*a*a*a*b, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, false",
  })
  void globs(String glob, String text, boolean matches) {
    assertThat(Glob.matches(glob, text)).isEqualTo(matches);
  }

  private static InventoryObject object(Map<String, String> labels) {
    return new InventoryObject(
        new ObjectRef("", "persistentvolumeclaims", "PersistentVolumeClaim", "a", "b"),
        "u",
        labels,
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        false);
  }

  private static Map<String, String> map(String text) {
    if (text == null) {
      return Map.of();
    }
    String[] parts = text.split("=", 2);
    return Map.of(parts[0], parts[1]);
  }
}
