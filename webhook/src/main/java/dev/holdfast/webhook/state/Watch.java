package dev.holdfast.webhook.state;

import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ExceptionHandler;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts watching in the background and never gives up, so that no order of starting is needed. */
final class Watch {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private Watch() {}

  static <T> SharedIndexInformer<T> start(
      String what, Informable<T> objects, ResourceEventHandler<T> handler) {
    SharedIndexInformer<T> informer =
        objects
            .runnableInformer(0)
            .addEventHandler(handler)
            .exceptionHandler((_, problem) -> again(what, problem));
    informer
        .start()
        .whenComplete(
            (_, problem) -> {
              if (problem != null) {
                LOG.warn("watching {} has ended: {}", what, problem.getMessage());
              }
            });
    return informer;
  }

  private static boolean again(String what, Throwable problem) {
    // Objects that our own classes can't hold won't get better by asking again.
    boolean again = !ExceptionHandler.isDeserializationException(problem);
    LOG.warn("watching {}: {}", what, problem.getMessage());
    return again;
  }
}
