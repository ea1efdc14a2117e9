package dev.holdfast.operator.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.api.v1alpha1.ChangeRequest;
import dev.holdfast.api.v1alpha1.ChangeRequestStatus;
import dev.holdfast.api.v1alpha1.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueTest {
  private static final String SINCE = "2026-11-23T08:00:00Z";

  @Test
  void nothingBeforeItWasLookedAt() {
    ChangeRequest request = new ChangeRequest();
    assertThat(Due.of(request)).isEmpty();
  }

  @Test
  void createdOnce() {
    assertThat(ids(request("Pending", null))).containsExactly("u1-created");
    assertThat(ids(request("Pending", "u1-created was delivered"))).isEmpty();
    assertThat(ids(request("Pending", "u1-created was given up: it answered 410"))).isEmpty();
  }

  @Test
  void eachLaterStepOnce() {
    assertThat(ids(request("Executed", "u1-created was delivered"))).containsExactly("u1-executed");
    assertThat(ids(request("Executed", "u1-executed was delivered"))).isEmpty();
    assertThat(ids(request("Expired", null))).containsExactly("u1-created", "u1-expired");
  }

  @Test
  void anApprovalThatLapsedAndCameAgainIsAnotherOne() {
    assertThat(ids(request("Approved", "u1-created was delivered")))
        .containsExactly("u1-approved-1795420800");
    assertThat(ids(request("Approved", "u1-approved-1795420800 was delivered"))).isEmpty();
    assertThat(ids(request("Approved", "u1-approved-1795410000 was delivered")))
        .containsExactly("u1-approved-1795420800");
    assertThat(ids(request("Pending", "u1-approved-1795420800 was delivered"))).isEmpty();
  }

  private static List<String> ids(ChangeRequest request) {
    return Due.of(request).stream().map(Due::id).toList();
  }

  private static ChangeRequest request(String phase, @Nullable String mark) {
    ChangeRequest request = new ChangeRequest();
    request.setMetadata(new ObjectMetaBuilder().withName("chr-a").withUid("u1").build());
    Stream<Condition> marks =
        mark == null
            ? Stream.of()
            : Stream.of(new Condition("Notified", "True", null, SINCE, "Delivered", mark));
    Condition approved = new Condition("Approved", "True", 1L, SINCE, "Approved", "");
    request.setStatus(
        new ChangeRequestStatus(
            Stream.concat(Stream.of(approved), marks).toList(),
            phase,
            null,
            null,
            null,
            null,
            null,
            null,
            null));
    return request;
  }
}
