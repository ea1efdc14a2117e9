package dev.holdfast.it.harness;

import dev.holdfast.devcluster.junit.SharedCluster;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Installs Holdfast once per test JVM, and makes sure that each test finds it running. */
final class GuardedCluster implements ParameterResolver, BeforeEachCallback {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(GuardedCluster.class);

  private static Guarded guarded;

  @Override
  public void beforeEach(ExtensionContext context) {
    get().ensureRunning();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Guarded.class || type == Twins.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Guarded.class ? get() : twins(context);
  }

  private static synchronized Guarded get() {
    if (guarded == null) {
      guarded = Guarded.install(SharedCluster.get());
    }
    return guarded;
  }

  private static Twins twins(ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            Twins.class, any -> Twins.create(get(), "t" + NUMBER.incrementAndGet()), Twins.class);
  }
}
