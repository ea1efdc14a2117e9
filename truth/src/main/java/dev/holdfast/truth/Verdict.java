package dev.holdfast.truth;

import dev.holdfast.core.catalogue.Catalogue;
import dev.holdfast.core.catalogue.DataKind;
import dev.holdfast.core.impact.Fate;
import dev.holdfast.core.impact.ImpactItem;
import dev.holdfast.core.impact.InMemoryInventory;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.ObjectRef;
import dev.holdfast.core.impact.Projection;
import dev.holdfast.truth.Losses.Loss;
import dev.holdfast.truth.State.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares what was said with what is. */
final class Verdict {
  private static final List<String> REASONS =
      List.of(
          "owned by",
          "in namespace",
          "defined by",
          "bound to",
          "claim of",
          "shares backing",
          "a snapshot that needs",
          "depends on");

  private final Catalogue catalogue;
  private final Prophecy prophecy;
  private final State before;
  private final Losses reality;
  private final Map<ObjectRef, Loss> losses;

  Verdict(Catalogue catalogue, Prophecy prophecy, State before, State after) {
    this.catalogue = catalogue;
    this.prophecy = prophecy;
    this.before = before;
    this.reality = new Losses(before, after);
    this.losses = reality.find();
  }

  Outcome outcome(World world) {
    int atCollector = askForTheCollector();
    List<String> missed = new ArrayList<>();
    Map<String, List<String>> overReported = new TreeMap<>();
    for (Seen seen : watched()) {
      ImpactItem item = prophecy.items().get(seen.ref());
      Loss loss = losses.getOrDefault(seen.ref(), Loss.NONE);
      if (missed(loss, item)) {
        missed.add(seen.ref() + " is " + loss + ", said was " + (item == null ? "nothing" : item));
      } else if (loss == Loss.NONE && item != null && item.fate() == Fate.Destroyed) {
        overReported
            .computeIfAbsent(reason(world.act(), item), _ -> new ArrayList<>())
            .add(seen.ref().toString());
      }
    }
    return new Outcome(world, missed, overReported, atCollector);
  }

  /**
   * The collector's request for something that has an owner of a kind nobody watches is judged on
   * its own, with an impact of its own, since the owner's deletion wasn't judged.
   */
  private int askForTheCollector() {
    Inventory asItWas = inventory();
    Set<ObjectRef> asked = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Seen seen : watched()) {
        ImpactItem item = prophecy.items().get(seen.ref());
        if (missed(losses.getOrDefault(seen.ref(), Loss.NONE), item)
            && reality.gone(seen)
            && judgedOnItsOwn(seen)
            && asked.add(seen.ref())) {
          prophecy.ask(Review.collected(seen), asItWas);
          more = true;
        }
      }
    }
    return asked.size();
  }

  /** By now the live one lacks what is gone. */
  private Inventory inventory() {
    InMemoryInventory inventory = new InMemoryInventory(catalogue);
    for (Seen seen : watched()) {
      DataKind kind = catalogue.find(seen.ref().group(), seen.ref().resource()).orElseThrow();
      inventory.put(Projection.of(seen.tree(), kind));
    }
    return inventory;
  }

  private boolean judgedOnItsOwn(Seen seen) {
    for (var owner : seen.owners()) {
      String version = owner.path("apiVersion").asText();
      String group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
      String name = owner.path("kind").asText();
      boolean known =
          catalogue.kinds().stream()
              .anyMatch(kind -> kind.group().equals(group) && kind.kind().equals(name));
      if (!known && !name.equals("Pod")) {
        return true;
      }
    }
    return false;
  }

  private List<Seen> watched() {
    return before.all().stream()
        .filter(seen -> catalogue.find(seen.ref().group(), seen.ref().resource()).isPresent())
        .toList();
  }

  private static boolean missed(Loss loss, @Nullable ImpactItem item) {
    return switch (loss) {
      case NONE -> false;
      case GONE -> item == null || !item.fate().losing();
      case ERASED -> item == null || item.fate() != Fate.Destroyed;
    };
  }

  /** Why it was said: the kind of the innermost reason, without the names in it. */
  private String reason(Act act, ImpactItem item) {
    boolean taking = !(act instanceof Act.Edit edit) || edit.target().kind().equals(Kind.SET);
    if (!taking || item.via().isEmpty()) {
      return "at stake with an edit, which takes nothing yet";
    }
    if (reality.held()) {
      return "would go after something that a finalizer holds";
    }
    String last = item.via().getLast();
    return REASONS.stream()
        .filter(last::startsWith)
        .findFirst()
        .map(known -> known + " something that goes")
        .orElse(last);
  }
}
