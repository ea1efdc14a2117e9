package dev.holdfast.core.policy.engine;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;

/** A Rego value. Sets and objects are kept in OPA's sort order, so that equal values are equal. */
sealed interface Term {
  Null NULL = new Null();

  record Null() implements Term {}

  record Bool(boolean value) implements Term {}

  /**
   * A number as OPA wrote it: the text decides how {@code sprintf} sees it.
   *
   * @param text JSON syntax
   */
  record Num(String text) implements Term {
    static Num of(long value) {
      return new Num(Long.toString(value));
    }

    /** Whether OPA treats it as a floating point number, which its text alone decides. */
    boolean isFloat() {
      return text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    }
  }

  record Text(String value) implements Term {
    public Text {
      requireNonNull(value, "value is null");
    }
  }

  record Array(List<Term> items) implements Term {
    public Array {
      items = List.copyOf(items);
    }
  }

  record Set(List<Term> items) implements Term {
    public Set {
      items = items.stream().sorted(TermOrder.INSTANCE).distinct().toList();
    }
  }

  record Obj(List<Entry> entries) implements Term {
    public Obj {
      entries =
          entries.stream().sorted(Comparator.comparing(Entry::key, TermOrder.INSTANCE)).toList();
    }
  }

  record Entry(Term key, Term value) {}
}
