package dev.holdfast.operator.policy;

import dev.holdfast.compiler.Compilation;
import dev.holdfast.compiler.PolicySource;
import java.util.List;

/** Compiles a set of policies into one module; the same set gives the same bytes. */
@FunctionalInterface
public interface SetCompiler {
  /** A bad policy is left out of the module and reported; the others are unaffected by it. */
  Compilation compile(List<PolicySource> policies);
}
