package dev.holdfast.cli;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.inventory.ServedKind;
import java.util.List;
import java.util.Optional;

/**
 * An object as people name it: {@code pvc/data}, {@code volumesnapshot.snapshot.storage.k8s.io/x}.
 *
 * @param kind plural, singular, kind or short name
 * @param group empty for any
 */
record Reference(String kind, String group, String name) {
  /** Understands {@code KIND[.GROUP]/NAME}. */
  static Reference parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1 || text.indexOf('/', slash + 1) >= 0) {
      throw CommandException.refused(
          "'" + text + "' names no object; write KIND/NAME, for example pvc/data");
    }
    String kind = text.substring(0, slash);
    int dot = kind.indexOf('.');
    return new Reference(
        dot < 0 ? kind : kind.substring(0, dot),
        dot < 0 ? "" : kind.substring(dot + 1),
        text.substring(slash + 1));
  }

  /** The watched kind that is meant; when several are served, the watched one of them. */
  DataKind in(List<ServedKind> served, Catalogue catalogue) {
    List<ServedKind> named =
        served.stream()
            .filter(one -> group.isEmpty() || one.group().equals(group))
            .filter(one -> one.isCalled(kind))
            .toList();
    List<DataKind> watched =
        named.stream()
            .map(one -> catalogue.find(one.group(), one.resource()))
            .flatMap(Optional::stream)
            .toList();
    if (watched.size() > 1) {
      throw CommandException.refused(
          "'%s' may be %s; name its group as well"
              .formatted(
                  kind,
                  String.join(" or ", watched.stream().map(DataKind::qualifiedResource).toList())));
    }
    if (watched.size() == 1) {
      return watched.getFirst();
    }
    throw CommandException.refused(
        named.isEmpty()
            ? "the cluster serves no kind '%s'; see kubectl api-resources".formatted(kind)
            : named.getFirst().qualifiedResource()
                + " isn't watched: Holdfast doesn't know what falls with it");
  }
}
