package dev.holdfast.core.reach;

import dev.holdfast.core.catalogue.Template;
import dev.holdfast.core.impact.InventoryObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that a volume stands on: whoever mounts a folder above it, or one inside of it, gets at
 * its data as well, which equal backings don't tell. A folder of nodes counts whatever the node:
 * nobody knows yet where a Pod will run.
 *
 * @param host the server, empty for folders of nodes
 * @param path normalised, with a leading slash
 */
record Place(String host, String path) {
  private record Source(Template host, Template path) {}

  private static final Template NODE = Template.parse("");
  private static final List<Source> SOURCES =
      List.of(
          new Source(NODE, Template.parse("{spec.hostPath.path|path}")),
          new Source(NODE, Template.parse("{spec.local.path|path}")),
          new Source(
              Template.parse("{spec.nfs.server|lower}"), Template.parse("{spec.nfs.path|path}")),
          new Source(
              Template.parse("{spec.csi.volumeAttributes.server|lower}"),
              Template.parse("{spec.csi.volumeAttributes.share|path}")));

  /** The folders of a volume; usually none. */
  static List<Place> of(InventoryObject volume) {
    return SOURCES.stream().flatMap(source -> of(source, volume)).toList();
  }

  private static Stream<Place> of(Source source, InventoryObject volume) {
    Optional<String> path = source.path().fill(volume::field);
    return path.isEmpty()
        ? Stream.empty()
        : source.host().fill(volume::field).map(host -> new Place(host, path.get())).stream();
  }

  boolean overlaps(Place other) {
    return host.equals(other.host) && (holds(other) || other.holds(this));
  }

  private boolean holds(Place other) {
    String below = path.endsWith("/") ? path : path + "/";
    return path.equals(other.path) || other.path.startsWith(below);
  }
}
