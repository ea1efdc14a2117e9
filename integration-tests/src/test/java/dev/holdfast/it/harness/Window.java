package dev.holdfast.it.harness;

import dev.holdfast.devcluster.Await;
import dev.holdfast.devcluster.scene.WindowPatch;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The maintenance window, opened as people do it: ask, have it signed, ask again. */
public record Window(Guarded guarded) {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  public static Instant in(Duration time) {
    return Instant.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
  }

  /** {@code kubectl} arguments that open it. */
  public static String[] opening(String requester, Instant until) {
    return WindowPatch.opening(requester, until, "a test");
  }

  /** The operator makes it once a webhook answers. */
  public void awaitMade() {
    guarded.admin().must("wait", "--for=create", "mw/holdfast", "--timeout=60s");
  }

  /** Has theo of group trust sign it. */
  public void open(String requester, Instant until) {
    String[] opening = opening(requester, until);
    String request = Answer.to(guarded.admin().run(opening)).isDenied("HF-TRUST-001").request();
    new Approvals(guarded).approve(request, guarded.theo()).orThrow();
    Answer.to(guarded.admin().run(opening)).isAllowed();
  }

  public void close() {
    Answer.to(guarded.admin().run(WindowPatch.closing())).isAllowed();
  }

  public String spec() {
    return guarded.admin().must("get", "mw", "holdfast", "-o", "jsonpath={.spec}");
  }

  public void awaitClosed() {
    Await.until("the window to be closed", LIMIT, () -> spec().equals("{}"));
  }

  public void awaitTold(String status) {
    guarded.admin().must("wait", "mw/holdfast", "--for=condition=Open=" + status, "--timeout=60s");
  }
}
