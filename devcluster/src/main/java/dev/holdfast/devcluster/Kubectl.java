package dev.holdfast.devcluster;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The real {@code kubectl} with one identity. */
public final class Kubectl {
  private final Path program;
  private final Path kubeconfig;
  private final Map<String, String> environment;

  /**
   * @param cache where kubectl keeps what it discovered; shared by identities of one cluster
   * @param plugins folder with {@code kubectl-…} programs
   */
  Kubectl(Path program, Path kubeconfig, Path cache, Path plugins) {
    this.program = program;
    this.kubeconfig = kubeconfig;
    this.environment =
        Map.of(
            "KUBECONFIG", kubeconfig.toString(),
            "KUBECACHEDIR", cache.toString(),
            "PATH", String.join(File.pathSeparator, path(program, plugins)));
  }

  private static List<String> path(Path program, Path plugins) {
    String inherited = System.getenv("PATH");
    return List.of(
        plugins.toString(),
        program.resolveSibling("").toString(),
        inherited == null ? "/usr/bin:/bin" : inherited);
  }

  public Path kubeconfig() {
    return kubeconfig;
  }

  /** Runs it to its end, whatever its exit code. */
  public CommandResult run(String... arguments) {
    return command(arguments).run();
  }

  /** Runs it and returns its standard output; a failure is an exception. */
  public String must(String... arguments) {
    return command(arguments).run().orThrow().stdout();
  }

  /** {@code kubectl apply -f -}. */
  public CommandResult apply(String yaml) {
    return command("apply", "-f", "-").run(yaml);
  }

  /**
   * {@code kubectl apply --server-side -f -}, as Helm does it: a webhook configuration for every
   * kind of the catalogue doesn't fit into the annotation that applying by the client leaves.
   */
  public CommandResult applyServerSide(String yaml) {
    return command("apply", "--server-side", "--force-conflicts", "-f", "-").run(yaml);
  }

  /** {@code kubectl create -f -}. */
  public CommandResult create(String yaml) {
    return command("create", "-f", "-").run(yaml);
  }

  public Command command(String... arguments) {
    List<String> words = new ArrayList<>();
    words.add(program.toString());
    words.addAll(List.of(arguments));
    return new Command(words, environment, null);
  }
}
