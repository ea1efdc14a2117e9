package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.catalogue.Role;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a posture is told of: things that hold data, or bring it back.
 *
 * @param namespace empty for all
 */
record Scope(String namespace) {
  private static final Set<Role> ROLES =
      EnumSet.of(
          Role.Claim, Role.Volume, Role.Database, Role.Backup, Role.Snapshot, Role.BackupTarget);

  /** Volumes and snapshot contents belong to the namespace of what they are bound to. */
  boolean holds(DataKind kind, JsonNode object) {
    if (!ROLES.contains(kind.role())) {
      return false;
    }
    String home =
        switch (kind.resource()) {
          case "persistentvolumes" -> object.at("/spec/claimRef/namespace").asText();
          case "volumesnapshotcontents" -> object.at("/spec/volumeSnapshotRef/namespace").asText();
          default -> object.at("/metadata/namespace").asText();
        };
    return namespace.isEmpty() || namespace.equals(home);
  }
}
