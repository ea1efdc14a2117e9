package dev.holdfast.core.impact;

import static java.util.Objects.requireNonNull;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A cached inventory together with objects that were just read. Where they disagree both count
 * ({@link #versions}), so a stale cache can only add to an impact: what is absent by now still
 * counts as cached.
 */
public final class InventoryOverlay implements Inventory {
  private final Inventory cached;
  private final List<InventoryObject> live;
  private final Catalogue catalogue;

  /**
   * Lays live objects over a cache.
   *
   * @param live a few; looked through on each call
   */
  public InventoryOverlay(Inventory cached, Catalogue catalogue, Collection<InventoryObject> live) {
    this.cached = requireNonNull(cached, "cached is null");
    this.catalogue = requireNonNull(catalogue, "catalogue is null");
    this.live = List.copyOf(live);
  }

  /** The newest live version, else the cached one. */
  @Override
  public Optional<InventoryObject> find(ObjectRef ref) {
    Optional<InventoryObject> found = live(object -> object.ref().equals(ref)).findFirst();
    return found.isPresent() ? found : cached.find(ref);
  }

  @Override
  public List<InventoryObject> versions(ObjectRef ref) {
    List<InventoryObject> known = cached.versions(ref);
    for (InventoryObject object : live) {
      if (object.ref().equals(ref)) {
        return both(known, other -> other.ref().equals(ref));
      }
    }
    return known;
  }

  @Override
  public Optional<InventoryObject> byUid(String uid) {
    Optional<InventoryObject> found = live(object -> object.uid().equals(uid)).findFirst();
    return found.isPresent() ? found : cached.byUid(uid);
  }

  @Override
  public Collection<InventoryObject> dependents(String ownerUid) {
    return both(
        cached.dependents(ownerUid),
        object -> object.owners().stream().anyMatch(owner -> owner.uid().equals(ownerUid)));
  }

  @Override
  public Collection<InventoryObject> inNamespace(String namespace) {
    return both(
        cached.inNamespace(namespace), object -> object.ref().namespace().equals(namespace));
  }

  @Override
  public Collection<InventoryObject> ofKind(String group, String resource) {
    return both(cached.ofKind(group, resource), object -> isOf(object, group, resource));
  }

  @Override
  public Collection<InventoryObject> onBacking(Backing backing) {
    return both(
        cached.onBacking(backing),
        object ->
            catalogue
                .find(object.ref().group(), object.ref().resource())
                .filter(kind -> Backings.of(object, kind).contains(backing))
                .isPresent());
  }

  @Override
  public Collection<InventoryObject> matching(
      String group, String resource, Template template, String text) {
    return both(
        cached.matching(group, resource, template, text),
        object ->
            isOf(object, group, resource)
                && template.fill(object::text).filter(text::equals).isPresent());
  }

  @Override
  public Map<String, String> namespaceLabels(String namespace) {
    return find(new ObjectRef("", "namespaces", "Namespace", "", namespace))
        .map(InventoryObject::labels)
        .orElseGet(() -> cached.namespaceLabels(namespace));
  }

  private static boolean isOf(InventoryObject object, String group, String resource) {
    return object.ref().group().equals(group) && object.ref().resource().equals(resource);
  }

  private Stream<InventoryObject> live(Predicate<InventoryObject> fits) {
    return live.stream().filter(fits);
  }

  private List<InventoryObject> both(
      Collection<InventoryObject> fromCache, Predicate<InventoryObject> fits) {
    Set<InventoryObject> all = new LinkedHashSet<>();
    for (InventoryObject object : live) {
      if (fits.test(object)) {
        all.add(object);
      }
    }
    if (all.isEmpty()) {
      return List.copyOf(fromCache);
    }
    all.addAll(fromCache);
    return new ArrayList<>(all);
  }
}
