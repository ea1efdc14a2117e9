package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.inventory.ServedKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoreKindsTest {
  @Test
  void areCalledAsKubectlCallsThem() {
    for (String name : List.of("pvc/a", "PersistentVolumeClaim/a", "persistentvolumeclaims/a")) {
      assertThat(CoreKinds.called(Reference.parse(name)).orElseThrow().resource())
          .isEqualTo("persistentvolumeclaims");
    }
    ServedKind namespace = CoreKinds.called(Reference.parse("ns/a")).orElseThrow();
    assertThat(namespace.qualifiedResource()).isEqualTo("namespaces");
    assertThat(namespace.namespaced()).isFalse();
    assertThat(CoreKinds.called(Reference.parse("pv/a")).orElseThrow().namespaced()).isFalse();
  }

  @Test
  void allOthersAreLookedUp() {
    assertThat(CoreKinds.called(Reference.parse("statefulset/a"))).isEmpty();
    assertThat(CoreKinds.called(Reference.parse("pvc.example.com/a"))).isEmpty();
  }
}
