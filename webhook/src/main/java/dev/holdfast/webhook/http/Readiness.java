package dev.holdfast.webhook.http;

import java.util.List;

/** Whether this replica may be sent reviews. */
@FunctionalInterface
public interface Readiness {
  /** What is still missing, one line each; empty when ready. */
  List<String> missing();
}
