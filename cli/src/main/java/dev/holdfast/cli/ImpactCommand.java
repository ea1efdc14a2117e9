package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.LinkageSettings;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.PropagationPolicy;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.LinkageRules;
import dev.holdfast.core.policy.DeletionImpact;
import dev.holdfast.inventory.ServedKind;
import dev.holdfast.inventory.UnreadableException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells an impact from what the whole cluster holds, where the webhook doesn't tell it. */
@Command(
    name = "impact",
    description = "Show everything that would fall with the deletion of an object.",
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:there is no such object, or it isn't watched",
      ExitCode.HELP_USAGE,
      "3:the cluster can't be read"
    },
    mixinStandardHelpOptions = true)
final class ImpactCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      paramLabel = "KIND/NAME",
      description = "for example pvc/data, namespace/orders, clusters.postgresql.cnpg.io/main")
  private String reference = "";

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMESPACE",
      description = "of the object; default: that of the current context")
  private @Nullable String namespace;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "tree (default), json as policies see it, or dot for Graphviz")
  private ImpactFormat format = ImpactFormat.TREE;

  @Option(
      names = "--propagation",
      paramLabel = "POLICY",
      description = "background (default), foreground or orphan, as kubectl delete --cascade")
  private PropagationPolicy propagation = PropagationPolicy.Background;

  ImpactCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws UnreadableException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Instant now = session.now();
    Reference named = Reference.parse(reference);
    out.print(format.text(deletion(named, now), now));
    out.flush();
    return ExitCode.OK;
  }

  private DeletionImpact deletion(Reference named, Instant now) throws UnreadableException {
    try (Survey survey = session.survey().get()) {
      List<ServedKind> served = survey.served();
      Catalogue catalogue = WatchedCatalogue.of(survey, served);
      DataKind kind = named.in(served, catalogue);
      Asked<Inventory> inventory =
          Asked.now(() -> survey.list(catalogue, Watched.of(served, catalogue)));
      Change deletion = WhatIf.deletion(kind, object(survey, kind, named), propagation);
      LinkageSettings linkage = linkage(survey);
      return DeletionImpact.of(
          deletion, WhatIf.impact(deletion, inventory.answer(), catalogue, linkage, now));
    }
  }

  private JsonNode object(Survey survey, DataKind kind, Reference named) {
    String where = namespace == null ? survey.namespace() : namespace;
    return survey
        .object(kind, where, named.name())
        .orElseThrow(
            () ->
                CommandException.refused(
                    "there is no %s %s%s"
                        .formatted(
                            kind.resource(),
                            named.name(),
                            kind.namespaced() ? " in namespace " + where : "")));
  }

  private LinkageSettings linkage(Survey survey) {
    Optional<LinkageSettings> linkage =
        survey.bundle().map(bundle -> LinkageRules.resolve(bundle.settings().linkage()));
    if (linkage.isEmpty()) {
      PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
      err.println("There is no policy bundle in the cluster; linkage is told by its defaults.");
      err.flush();
    }
    return linkage.orElse(LinkageRules.DEFAULTS);
  }
}
