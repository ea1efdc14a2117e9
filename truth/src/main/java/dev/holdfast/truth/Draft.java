package dev.holdfast.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.truth.Thing.Tie;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A world while it is thought up; number 0 is for what all worlds share. */
final class Draft {
  /** A finalizer that nobody takes off. */
  static final String HOLD = "truth.holdfast.dev/hold";

  private final int number;
  private final Dice dice;
  private final Dialect dialect;
  private final List<String> namespaces = new ArrayList<>();
  private final List<Thing> things = new ArrayList<>();

  Draft(int number, Dice dice, Dialect dialect) {
    this.number = number;
    this.dice = dice;
    this.dialect = dialect;
  }

  Dice dice() {
    return dice;
  }

  Dialect dialect() {
    return dialect;
  }

  List<Thing> things() {
    return things;
  }

  /** Name of something outside of namespaces, which all worlds share. */
  String global(String name) {
    return "w" + number + "-" + name;
  }

  /** A name that nothing else in this world has. */
  String fresh(String prefix) {
    return prefix + things.size();
  }

  String label() {
    return World.LABEL + ": \"" + number + "\"";
  }

  void namespace(String name) {
    namespaces.add(name);
    add(Kind.NAMESPACE, "", name, "{}");
  }

  String anyNamespace() {
    return dice.pick(namespaces);
  }

  List<Thing> of(Kind kind) {
    return things.stream().filter(thing -> thing.kind().equals(kind)).toList();
  }

  Thing add(Kind kind, String namespace, String name, String yaml) {
    return add(kind, namespace, name, yaml, "{}", List.of());
  }

  Thing add(
      Kind kind, String namespace, String name, String yaml, String status, List<Tie> owners) {
    ObjectNode body = Yaml.tree(yaml);
    body.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectNode metadata = body.withObject("/metadata");
    metadata.put("name", name).withObject("/labels").put(World.LABEL, Integer.toString(number));
    if (number > 0 && !kind.equals(Kind.NAMESPACE) && dice.chance(4)) {
      // Whatever has it stays on its way, and so does what would only go after it.
      metadata.putArray("finalizers").add(HOLD);
    }
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    Thing thing = new Thing(kind, namespace, name, body, Yaml.tree(status), owners);
    things.add(thing);
    return thing;
  }

  /** Owners for something in a namespace, or outside of any: none, one, sometimes two. */
  List<Tie> owners(String namespace, int percent) {
    List<Tie> ties = new ArrayList<>();
    while (ties.size() < 3 && dice.chance(ties.isEmpty() ? percent : 30)) {
      Predicate<Thing> near =
          thing ->
              (thing.namespace().isEmpty() && dice.chance(30))
                  || (!thing.namespace().isEmpty() && thing.namespace().equals(namespace));
      List<Thing> candidates =
          things.stream()
              .filter(near)
              .filter(thing -> ties.stream().noneMatch(tie -> tie.owner().equals(thing)))
              .toList();
      if (candidates.isEmpty()) {
        return ties;
      }
      ties.add(new Tie(dice.pick(preferred(candidates, ties)), dice.chance(50)));
    }
    return ties;
  }

  /** Rather something that goes together with the owners so far, or nothing shared ever falls. */
  private List<Thing> preferred(List<Thing> candidates, List<Tie> ties) {
    List<Thing> related =
        candidates.stream()
            .filter(
                thing ->
                    ties.stream()
                        .map(Tie::owner)
                        .anyMatch(owner -> owner.ownedBy(thing) || thing.ownedBy(owner)))
            .toList();
    return related.isEmpty() || dice.chance(30) ? candidates : related;
  }
}
