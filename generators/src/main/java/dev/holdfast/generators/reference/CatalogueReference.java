package dev.holdfast.generators.reference;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.DependentRule;
import dev.holdfast.core.catalogue.FieldCondition;
import dev.holdfast.core.catalogue.FinalizerRules;
import dev.holdfast.core.catalogue.TransitionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every watched kind and what counts as destructive about it. */
public final class CatalogueReference {
  private CatalogueReference() {}

  /** The page. */
  public static String of(Catalogue catalogue) {
    Markdown page =
        new Markdown("Catalogue of watched kinds", "core/src/main/resources/catalogue/");
    page.paragraph(
        "Deleting any of these is judged, by whatever way. So is every change that removes or"
            + " changes a linkage label or annotation, adds an owner, or removes a finalizer; and"
            + " what the tables below name.");
    catalogue.kinds().forEach(kind -> kind(kind, page));
    return page.toString();
  }

  private static void kind(DataKind kind, Markdown page) {
    page.heading(kind.kind() + " (" + Markdown.code(kind.qualifiedResource()) + ")");
    page.paragraph("Role: " + kind.role() + "." + subresources(kind) + kept(kind));
    List<List<String>> rows = new ArrayList<>();
    for (TransitionRule rule : kind.transitions()) {
      rows.add(
          List.of(
              Markdown.code(rule.id()),
              rule.all().stream()
                  .map(CatalogueReference::condition)
                  .collect(Collectors.joining(" and ")),
              rule.effect().name(),
              rule.message(),
              rule.exceptBy().stream().map(Markdown::code).collect(Collectors.joining(", "))));
    }
    page.table(List.of("Rule", "When", "Effect", "Because", "Not when done by"), rows);
    page.table(List.of("Falls with it", "Fate"), dependents(kind));
    page.table(List.of("Finalizer", "May be removed by"), finalizers(kind));
  }

  private static String subresources(DataKind kind) {
    return kind.subresources().isEmpty()
        ? ""
        : " Also watched: "
            + kind.subresources().stream()
                .map(name -> Markdown.code("/" + name))
                .collect(Collectors.joining(", "))
            + ".";
  }

  private static String kept(DataKind kind) {
    return kind.keptWhen().isEmpty()
        ? ""
        : " Deleting it leaves the data when "
            + kind.keptWhen().stream()
                .map(CatalogueReference::condition)
                .collect(Collectors.joining(" or "))
            + ".";
  }

  private static String condition(FieldCondition condition) {
    String absent =
        condition.absent() == null
            ? ""
            : " (absent means " + Markdown.code(condition.absent().asText()) + ")";
    return Markdown.code(condition.path().text()) + " " + WhenText.of(condition.when()) + absent;
  }

  private static List<List<String>> dependents(DataKind kind) {
    List<List<String>> rows = new ArrayList<>();
    for (DependentRule rule : kind.dependents()) {
      String resource = rule.resource() + (rule.group().isEmpty() ? "" : "." + rule.group());
      rows.add(List.of(Markdown.code(resource), rule.fate()));
    }
    return rows;
  }

  private static List<List<String>> finalizers(DataKind kind) {
    List<List<String>> rows = new ArrayList<>();
    for (FinalizerRules.Owner owner : kind.finalizers().owner()) {
      for (String name : owner.names()) {
        String by =
            owner.by().contains("*")
                ? "anybody: nothing is destroyed by it"
                : owner.by().stream().map(Markdown::code).collect(Collectors.joining(", "));
        rows.add(List.of(Markdown.code(name), by));
      }
    }
    kind.finalizers()
        .arming()
        .forEach(name -> rows.add(List.of(Markdown.code(name), "adding it arms deletion")));
    return rows;
  }
}
