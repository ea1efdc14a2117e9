package dev.holdfast.cli;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.change.ParsedReview;
import dev.holdfast.core.change.ReviewParser;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.verdict.Decision;
import dev.holdfast.core.verdict.Verdict;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    name = "explain",
    header = "Explain how a change would be decided: effects, impact, what each policy says.",
    description = {
      "Decides by the cluster's active policies and changes nothing.",
      "Exit status 0 when the change would be allowed, 5 when it would be denied."
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:the change would be allowed",
      "1:the cluster refused",
      ExitCode.HELP_USAGE,
      "3:the cluster or a file can't be used",
      "5:the change would be denied"
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-f", "--filename"},
      required = true,
      paramLabel = "FILE",
      description = "an AdmissionReview (admission.k8s.io/v1) as JSON; - is standard input")
  private Path file = Path.of("");

  @ArgGroup private Source source = new Source();

  @Mixin private HoldfastNamespace home = new HoldfastNamespace();

  @Option(names = "--full", description = "show every line of the impact")
  private boolean full;

  private static final class Source {
    @Option(names = "--as-of-cluster", description = "over what the cluster holds now; the default")
    private boolean cluster;

    @Option(
        names = "--inventory",
        paramLabel = "FILE",
        description = "over the objects in a file, as kubectl get -o yaml prints them")
    private @Nullable Path inventory;
  }

  ExplainCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    byte[] review = Documents.text(file, session).getBytes(StandardCharsets.UTF_8);
    if (ReviewParser.parse(review) instanceof ParsedReview.Malformed malformed) {
      throw CommandException.unavailable(file + ": " + malformed.message());
    }
    try (Survey survey = session.survey().get();
        Cluster cluster = session.cluster().get();
        Bench bench = bench(survey, cluster)) {
      Decision decision = bench.decide(review);
      new Explanation(out, session.now(), full).of(decision, bench.bundle());
      out.flush();
      return decision.verdict() instanceof Verdict.Allow ? ExitCode.OK : ExitCode.DENIED;
    }
  }

  private Bench bench(Survey survey, Cluster cluster) {
    Catalogue catalogue = WatchedCatalogue.of(survey);
    return new Bench(
        survey, cluster, home.name(), catalogue, inventory(survey, catalogue), session);
  }

  private Inventory inventory(Survey survey, Catalogue catalogue) {
    return source.cluster || source.inventory == null
        ? survey.list(catalogue, Watched.of(survey.served(), catalogue))
        : FileInventory.of(source.inventory, catalogue, session);
  }
}
