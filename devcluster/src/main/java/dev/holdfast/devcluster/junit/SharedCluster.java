package dev.holdfast.devcluster.junit;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link DevCluster}: one for the whole test JVM, started by the first test that asks
 * for it and stopped after the last. Its files stay in {@code target/devcluster} of the module.
 */
public final class SharedCluster implements ParameterResolver {
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedCluster.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DevCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  /** The cluster of this test JVM, started when it isn't running yet. */
  public static DevCluster of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(DevCluster.class, any -> start(), DevCluster.class);
  }

  private static DevCluster start() {
    Path folder = Path.of("target", "devcluster", "jvm-" + ProcessHandle.current().pid());
    return DevCluster.start(DevClusterOptions.defaults().in(folder));
  }
}
