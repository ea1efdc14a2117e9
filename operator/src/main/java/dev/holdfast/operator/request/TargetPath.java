package dev.holdfast.operator.request;

import dev.holdfast.core.approval.Statement;
import java.util.Optional;
import java.util.Set;

/** Where on the API server a statement's target is read. */
final class TargetPath {
  /** Subresources whose own document is what the change is about. */
  private static final Set<String> OWN_DOCUMENT = Set.of("scale");

  private TargetPath() {}

  /**
   * The path, empty when the statement names no single object.
   *
   * @param version of the group that the API server prefers
   */
  static Optional<String> of(Statement.Target target, String version) {
    String name = target.name();
    // Names that had to be escaped aren't those of objects.
    if (name.isEmpty() || name.startsWith("escaped:")) {
      return Optional.empty();
    }
    String root =
        target.group().isEmpty() ? "/api/" + version : "/apis/" + target.group() + "/" + version;
    boolean isNamespace = target.group().isEmpty() && target.resource().equals("namespaces");
    String namespace =
        target.namespace().isEmpty() || isNamespace ? "" : "/namespaces/" + target.namespace();
    String subresource =
        OWN_DOCUMENT.contains(target.subresource()) ? "/" + target.subresource() : "";
    return Optional.of(root + namespace + "/" + target.resource() + "/" + name + subresource);
  }
}
