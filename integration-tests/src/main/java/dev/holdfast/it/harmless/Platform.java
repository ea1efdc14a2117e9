package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.Await;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Scheduler, kubelet and storage driver, none of which run here, as the requests that they make:
 * each round looks at a namespace and does what they would do next.
 */
record Platform(Stage stage) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Goes on until the namespace looks like that. */
  void until(String what, String namespace, Predicate<View> condition) {
    Kubelet kubelet = new Kubelet(stage);
    Driver driver = new Driver(stage);
    try {
      Await.until(
          what + " in " + namespace,
          LIMIT,
          () -> {
            View view = View.of(stage.api(), namespace);
            if (condition.test(view)) {
              return true;
            }
            driver.work(view);
            kubelet.work(view, namespace);
            return false;
          });
    } catch (IllegalStateException e) {
      throw new HinderedException("stuck: " + e.getMessage());
    }
  }

  /** Until all of its volumes are gone, which is when a driver has nothing left to do. */
  void untilVolumesGone(String namespace) {
    until("all volumes to be gone", namespace, view -> view.volumes().isEmpty());
  }
}
