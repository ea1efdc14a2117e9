package dev.holdfast.core.reach;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.change.Operation;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.InventoryObject;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds out which data a change gives its requester a hand on. */
public final class DataPlane {
  private static final Set<String> CONNECTIONS = Set.of("exec", "attach", "portforward", "proxy");
  private static final String EPHEMERAL_CONTAINERS = "ephemeralcontainers";

  private final DataKind pods;
  private final Mounts mounts;

  public DataPlane(Catalogue catalogue) {
    pods = PodKind.of(catalogue);
    mounts = new Mounts(catalogue);
  }

  /** The running Pod that a review is about without showing it: it has to be read. */
  public Optional<ObjectRef> unseen(Change change) {
    return change.operation() == Operation.CONNECT
            && isPods(change)
            && CONNECTIONS.contains(change.subresource())
        ? Optional.of(PodKind.ref(change.namespace(), change.name()))
        : Optional.empty();
  }

  /**
   * What the change reaches, by names and by what the inventory knows.
   *
   * @param pod the one that is {@link #unseen}; null when there is none
   */
  public DataPlaneFindings of(Change change, @Nullable InventoryObject pod, Inventory inventory) {
    if (pod != null) {
      return new DataPlaneFindings(
          change.subresource(), running(pod, inventory), mounts.inline(pod));
    }
    JsonNode object = change.object();
    Optional<PodHolder> holder = PodHolder.find(change.kind());
    if (object == null || holder.isEmpty()) {
      return DataPlaneFindings.NONE;
    }
    if (isPods(change) && change.subresource().equals(EPHEMERAL_CONTAINERS)) {
      InventoryObject shown = projected(object, holder.get());
      return new DataPlaneFindings(
          "ephemeral-container", running(shown, inventory), mounts.inline(shown));
    }
    if (!change.subresource().isEmpty() || PodHolder.carriesOut(change)) {
      return DataPlaneFindings.NONE;
    }
    return switch (change.operation()) {
      case CREATE, UPDATE -> written(change, object, holder.get(), inventory);
      case DELETE, CONNECT -> DataPlaneFindings.NONE;
    };
  }

  /** A template that is changed counts by what it adds: rolling a database reaches nothing new. */
  private DataPlaneFindings written(
      Change change, JsonNode object, PodHolder holder, Inventory inventory) {
    Set<ObjectRef> before = new HashSet<>();
    if (change.oldObject() != null) {
      reaches(change.oldObject(), holder, change.namespace(), inventory)
          .forEach(reach -> before.addAll(reach.refs()));
    }
    List<Reach> added =
        reaches(object, holder, change.namespace(), inventory).stream()
            .filter(reach -> !before.containsAll(reach.refs()))
            .toList();
    boolean unsure = mounts.inline(projected(object, holder)) || claimsByTemplate(object, holder);
    return new DataPlaneFindings(holder.isPod() ? "pod" : "template", added, unsure);
  }

  private List<Reach> reaches(
      JsonNode object, PodHolder holder, String namespace, Inventory inventory) {
    Stream<Reach> mounted =
        mounts
            .of(projected(object, holder), namespace, false, holder.pointer(), inventory)
            .stream();
    return claimsByTemplate(object, holder)
        ? Stream.concat(mounted, ClaimTemplates.of(object, namespace, inventory).stream()).toList()
        : mounted.toList();
  }

  private List<Reach> running(InventoryObject pod, Inventory inventory) {
    return mounts.of(pod, pod.ref().namespace(), true, "", inventory);
  }

  private InventoryObject projected(JsonNode object, PodHolder holder) {
    ObjectNode pod = JsonNodeFactory.instance.objectNode();
    pod.set("metadata", object.path("metadata"));
    pod.set("spec", object.at(holder.pointer()));
    return Projection.of(pod, pods);
  }

  private static boolean claimsByTemplate(JsonNode object, PodHolder holder) {
    return holder.resource().equals("statefulsets") && ClaimTemplates.in(object);
  }

  private static boolean isPods(Change change) {
    return change.kind().group().isEmpty() && change.kind().resource().equals("pods");
  }
}
