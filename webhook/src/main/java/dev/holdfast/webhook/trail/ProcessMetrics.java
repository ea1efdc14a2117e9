package dev.holdfast.webhook.trail;

import dev.holdfast.webhook.state.InventoryFeed;
import dev.holdfast.webhook.state.WindowKeeper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.function.Supplier;

/** What this process holds, for Prometheus; taken when asked. */
public final class ProcessMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final Supplier<String> revision;
  private final Supplier<InventoryFeed> inventory;
  private final MultiGauge bundle;
  private final MultiGauge objects;

  public ProcessMetrics(
      Supplier<String> revision, Supplier<InventoryFeed> inventory, WindowKeeper windows) {
    this.revision = revision;
    this.inventory = inventory;
    bundle =
        MultiGauge.builder("holdfast.bundle.info")
            .description("1 for the revision in force")
            .register(registry);
    objects =
        MultiGauge.builder("holdfast.inventory.objects")
            .description("Watched objects held in memory")
            .register(registry);
    Gauge.builder("holdfast.inventory.age", inventory, feed -> feed.get().age().toMillis() / 1000.0)
        .description("Time since the kind heard of longest ago was heard of")
        .baseUnit("seconds")
        .register(registry);
    Gauge.builder("holdfast.maintenance.window.open", windows, window -> window.isOpen() ? 1 : 0)
        .description("1 while the guard's own objects are open to somebody")
        .register(registry);
    Gauge.builder(
            "holdfast.maintenance.window.overdue", windows, window -> window.isOverdue() ? 1 : 0)
        .description("1 when a window has ended and still isn't closed")
        .register(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  public MeterRegistry registry() {
    return registry;
  }

  /** Everything in the Prometheus text format. */
  public synchronized String text() {
    bundle.register(List.of(MultiGauge.Row.of(Tags.of("revision", revision.get()), 1)), true);
    objects.register(
        inventory.get().counts().entrySet().stream()
            .<MultiGauge.Row<?>>map(
                entry -> MultiGauge.Row.of(Tags.of("resource", entry.getKey()), entry.getValue()))
            .toList(),
        true);
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
