package dev.holdfast.cli;

import dev.holdfast.core.coverage.Coverage;
import dev.holdfast.core.rights.Holder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "posture",
    header = "Tell of everything guarded whether a deletion would be denied, and what is not seen.",
    description = {
      "Decides a deletion of each guarded object by somebody unknown, and changes nothing.",
      "At the end: watched kinds that the installed webhook rules miss, and kinds that",
      "look like data but that nobody watches; who gets past Holdfast by RBAC."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:the cluster refused",
      ExitCode.HELP_USAGE,
      "3:the cluster can't be read"
    },
    mixinStandardHelpOptions = true)
final class PostureCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @ArgGroup private Where where = new Where();

  @Mixin private HoldfastNamespace home = new HoldfastNamespace();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table (default) or json")
  private Format format = Format.TABLE;

  private enum Format {
    TABLE,
    JSON
  }

  private static final class Where {
    @Option(
        names = {"-n", "--namespace"},
        paramLabel = "NAMESPACE",
        description = "what is in it, and the volumes of its claims; default: the current one")
    private @Nullable String namespace;

    @Option(
        names = {"-A", "--all-namespaces"},
        description = "the whole cluster")
    private boolean all;
  }

  PostureCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try (Survey survey = session.survey().get();
        Cluster cluster = session.cluster().get()) {
      Holdings holdings = Holdings.read(survey, scope(survey));
      Coverage coverage = holdings.coverage(survey);
      List<Holder> holders = Holdings.holders(survey, home.name());
      try (Bench bench =
          new Bench(
              survey, cluster, home.name(), holdings.catalogue(), holdings.inventory(), session)) {
        Posture posture = Posture.of(holdings.candidates(), bench);
        switch (format) {
          case TABLE -> new PostureScreen(out, session.now()).show(posture, coverage, holders);
          case JSON -> out.println(PostureJson.of(posture, coverage, holders).toPrettyString());
        }
      }
      out.flush();
    }
    return ExitCode.OK;
  }

  private Scope scope(Survey survey) {
    if (where.all) {
      return new Scope("");
    }
    return new Scope(where.namespace == null ? survey.namespace() : where.namespace);
  }
}
