package dev.holdfast.devcluster.junit;

import dev.holdfast.devcluster.DevCluster;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a {@link TestNamespace}, made when the test asks for it. */
public final class NamespacePerTest implements ParameterResolver {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(NamespacePerTest.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestNamespace.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(TestNamespace.class, any -> create(context), TestNamespace.class);
  }

  private static TestNamespace create(ExtensionContext context) {
    DevCluster cluster = SharedCluster.get();
    String test = context.getTestClass().map(Class::getSimpleName).orElse("test");
    String name =
        test.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT)
            + "-"
            + NUMBER.incrementAndGet();
    cluster.kubectl().must("create", "namespace", name);
    return new TestNamespace(name);
  }
}
