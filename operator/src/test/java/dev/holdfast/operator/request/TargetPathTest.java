package dev.holdfast.operator.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.change.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetPathTest {
  @Test
  void readsTheObjectThatTheStatementNames() {
    assertThat(TargetPath.of(target("", "persistentvolumeclaims", "", "orders", "data"), "v1"))
        .hasValue("/api/v1/namespaces/orders/persistentvolumeclaims/data");
    assertThat(TargetPath.of(target("", "persistentvolumes", "", "", "pv-1"), "v1"))
        .hasValue("/api/v1/persistentvolumes/pv-1");
    assertThat(TargetPath.of(target("apps", "statefulsets", "", "orders", "pg"), "v1"))
        .hasValue("/apis/apps/v1/namespaces/orders/statefulsets/pg");
  }

  @Test
  void aNamespaceIsNotInsideItself() {
    assertThat(TargetPath.of(target("", "namespaces", "", "orders", "orders"), "v1"))
        .hasValue("/api/v1/namespaces/orders");
  }

  @Test
  void aScaleIsItsOwnDocumentAndAStatusIsNot() {
    assertThat(TargetPath.of(target("apps", "statefulsets", "scale", "orders", "pg"), "v1"))
        .hasValue("/apis/apps/v1/namespaces/orders/statefulsets/pg/scale");
    assertThat(TargetPath.of(target("", "persistentvolumes", "status", "", "pv-1"), "v1"))
        .hasValue("/api/v1/persistentvolumes/pv-1");
  }

  @Test
  void namesNothingWithoutAName() {
    assertThat(TargetPath.of(target("", "persistentvolumeclaims", "", "orders", ""), "v1"))
        .isEmpty();
    assertThat(TargetPath.of(target("", "persistentvolumes", "", "", "escaped:a%2Fb"), "v1"))
        .isEmpty();
  }

  private static Statement.Target target(
      String group, String resource, String subresource, String namespace, String name) {
    return new Statement.Target(
        Operation.DELETE,
        group,
        resource,
        subresource,
        namespace,
        name,
        "uid",
        null,
        null,
        List.of());
  }
}
