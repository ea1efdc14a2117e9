package dev.holdfast.webhook.state;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.Consumer;

/** Passes on objects that appear or change; what was there last stays when one goes. */
record Changes<T>(Consumer<T> consumer) implements ResourceEventHandler<T> {
  @Override
  public void onAdd(T object) {
    consumer.accept(object);
  }

  @Override
  public void onUpdate(T before, T object) {
    consumer.accept(object);
  }

  @Override
  public void onDelete(T object, boolean finalStateUnknown) {}
}
