package dev.holdfast.devcluster.junit;

import dev.holdfast.devcluster.DevCluster;
import dev.holdfast.devcluster.DevClusterOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link DevCluster}: one for the whole test JVM, started by the first test that asks
 * for it, gone with the JVM. JUnit's own stores don't live that long: with several test JVMs each
 * class is a run of its own. Its files stay in {@code target/devcluster} of the module.
 */
public final class SharedCluster implements ParameterResolver {
  private static @Nullable DevCluster cluster;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DevCluster.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return get();
  }

  /** The cluster of this test JVM, started when it isn't running yet. */
  public static synchronized DevCluster get() {
    if (cluster == null) {
      cluster = start();
    }
    return cluster;
  }

  private static DevCluster start() {
    return DevCluster.start(DevClusterOptions.defaults().inTarget("jvm"));
  }
}
