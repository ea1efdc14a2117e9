package dev.holdfast.benchmarks;

import dev.holdfast.compiler.Compilation;
import dev.holdfast.compiler.PolicyCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Modules compiled once, for the JVMs that JMH starts. */
final class Modules {
  /** System property: where they are. */
  static final String FOLDER = "holdfast.benchmarks.modules";

  private Modules() {}

  static void write(PolicyCompiler compiler, Path folder, int... counts) throws IOException {
    for (int count : counts) {
      Compilation compilation = compiler.compile(Workload.policies(count));
      if (!compilation.bad().isEmpty()) {
        throw new IllegalStateException(compilation.bad().toString());
      }
      Files.write(folder.resolve(count + ".wasm"), compilation.wasm());
    }
  }
}
