package dev.holdfast.webhook.state;

import dev.holdfast.core.catalogue.BroughtKind;

/** Asks whether a kind that a user brought can be watched. May block. */
@FunctionalInterface
interface KindCheck {
  /** The answer. */
  sealed interface Answer {
    record Usable() implements Answer {}

    /**
     * It can't: its feed would never become current, or nobody would be asked about its deletion.
     *
     * @param why one line
     */
    record Hindered(String why) implements Answer {}

    /** Nobody can say now. */
    record Unknown(String why) implements Answer {}
  }

  Answer of(BroughtKind.Accepted kind);
}
