package dev.holdfast.benchmarks;

import dev.holdfast.compiler.PolicyCompiler;
import dev.holdfast.devcluster.Folders;
import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.Tools;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.openjdk.jmh.runner.RunnerException;

/** Runs all benchmarks, prints them beside the budgets, and writes them as JSON. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, RunnerException {
    PrintStream out = System.out;
    Repository repository = Repository.find();
    Path opa = Tools.locate(repository).opa();
    Path folder = Files.createTempDirectory("holdfast-benchmarks-");
    try {
      out.printf("compiling 1, 5, %d, 50 and 200 policies%n", Workload.BUILT_IN);
      Modules.write(new PolicyCompiler(opa), folder, 1, 5, Workload.BUILT_IN, 50, 200);
      var measured = new ArrayList<Measurement>();
      out.println("measuring the engine");
      measured.addAll(Jmh.run(EngineBenchmark.class, folder, 2, 3));
      out.println("measuring the whole decision");
      measured.addAll(Jmh.run(DecisionBenchmark.class, folder, 5, 3));
      out.println("measuring opa run --server");
      measured.addAll(ServerComparison.run(opa, folder));
      Report.of(measured).print(out).write(repository.resolve("benchmarks/results"));
    } finally {
      Folders.delete(folder);
    }
  }
}
