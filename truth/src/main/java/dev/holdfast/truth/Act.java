package dev.holdfast.truth;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What happens to a world. */
sealed interface Act {
  /** For counting. */
  String name();

  /**
   * DELETE of one object.
   *
   * @param policy its {@code propagationPolicy}, empty for none
   */
  record Delete(Thing target, String policy) implements Act {
    @Override
    public String name() {
      return "delete " + target.kind().kind() + (policy.isEmpty() ? "" : " " + policy);
    }

    @Override
    public String toString() {
      return "delete " + target.ref() + (policy.isEmpty() ? "" : ", " + policy);
    }
  }

  /** DELETE of a collection; each item is reviewed on its own. */
  record DeleteAll(Kind kind, String namespace) implements Act {
    @Override
    public String name() {
      return "delete all " + kind.resource();
    }

    @Override
    public String toString() {
      return "delete all " + kind.resource() + " in " + namespace;
    }
  }

  /**
   * UPDATE of one object.
   *
   * @param subresource empty for none
   */
  record Edit(Thing target, String subresource, String what, Hand hand) implements Act {
    @Override
    public String name() {
      return what.startsWith("naming") ? "another owner" : what;
    }

    @Override
    public String toString() {
      return what + " of " + target.ref();
    }
  }

  /** Makes the new object of the old one. */
  interface Hand {
    void change(ObjectNode object, State before);
  }
}
