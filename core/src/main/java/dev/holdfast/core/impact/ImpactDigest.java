package dev.holdfast.core.impact;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.catalogue.Role;
import dev.holdfast.core.change.CanonicalJson;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The digest that an approval is bound to (approvals.md): what is lost and what it is linked to. No
 * workloads, ages, ordinary backups or whole label maps, so that a nightly backup or a failover
 * doesn't void an approval while a new sibling on the backing does.
 */
final class ImpactDigest {
  private static final Set<Role> ROLES =
      EnumSet.of(Role.Claim, Role.Volume, Role.Database, Role.BackupTarget);

  private ImpactDigest() {}

  static String of(List<ImpactItem> items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.stream()
        .filter(item -> ROLES.contains(item.role()) || item.linkage().sharedBackup())
        .sorted(Comparator.comparing(ImpactItem::ref))
        .forEach(item -> array.add(json(item)));
    return CanonicalJson.sha256(array);
  }

  private static ObjectNode json(ImpactItem item) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.putObject("ref")
        .put("group", item.ref().group())
        .put("resource", item.ref().resource())
        .put("namespace", item.ref().namespace())
        .put("name", item.ref().name());
    node.put("uid", item.uid()).put("fate", item.fate().name());
    node.putObject("linkage")
        .put("production", item.linkage().production())
        .put("sharedBackup", item.linkage().sharedBackup());
    Backing backing = item.backing();
    if (backing == null) {
      node.putNull("backing");
    } else {
      node.putObject("backing").put("driver", backing.driver()).put("handle", backing.handle());
    }
    return node;
  }
}
