package dev.holdfast.truth;

import java.util.ArrayList;
import java.util.List;

/**
 * A few namespaces full of objects that depend on each other, and what is going to happen there.
 *
 * @param things in an order in which they can be created
 * @param knots things that are made owners of their first owner as well, so that both own each
 *     other
 * @param dialect the custom resources it uses; its own when their definitions may go
 */
record World(
    int number,
    Dialect dialect,
    boolean ownDialect,
    List<Thing> things,
    List<Thing> knots,
    Act act) {
  /** Every object of a world carries it, with the world's number. */
  static final String LABEL = "truth.holdfast.dev/world";

  World {
    things = List.copyOf(things);
    knots = List.copyOf(knots);
  }

  /** Kinds that may occur, those that controllers make included. */
  List<Kind> kinds() {
    List<Kind> kinds =
        new ArrayList<>(
            List.of(
                Kind.NAMESPACE,
                Kind.CONFIG_MAP,
                Kind.POD,
                Kind.VOLUME,
                Kind.CLAIM,
                Kind.CLASS,
                Kind.SET,
                Kind.SNAPSHOT,
                Kind.CONTENT));
    if (ownDialect) {
      kinds.add(Kind.DEFINITION);
    }
    kinds.addAll(dialect.kinds());
    return kinds;
  }

  String describe() {
    StringBuilder text = new StringBuilder();
    things.forEach(thing -> text.append("    ").append(thing).append('\n'));
    knots.forEach(
        knot ->
            text.append("    ")
                .append(knot.owners().getFirst().owner().ref())
                .append(", owned by ")
                .append(knot.ref())
                .append('\n'));
    return text.toString();
  }
}
