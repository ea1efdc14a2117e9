package dev.holdfast.core.policy.engine;

import dev.holdfast.core.policy.engine.Term.Array;
import dev.holdfast.core.policy.engine.Term.Bool;
import dev.holdfast.core.policy.engine.Term.Entry;
import dev.holdfast.core.policy.engine.Term.Num;
import dev.holdfast.core.policy.engine.Term.Obj;
import dev.holdfast.core.policy.engine.Term.Set;
import dev.holdfast.core.policy.engine.Term.Text;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** OPA's order of values: null, booleans, numbers, strings, arrays, objects, sets. */
final class TermOrder implements Comparator<Term> {
  static final TermOrder INSTANCE = new TermOrder();

  private TermOrder() {}

  @Override
  public int compare(Term left, Term right) {
    return switch (left) {
      case Term.Null _ -> rank(left) - rank(right);
      case Bool a when right instanceof Bool b -> Boolean.compare(a.value(), b.value());
      case Num a when right instanceof Num b ->
          new BigDecimal(a.text()).compareTo(new BigDecimal(b.text()));
      case Text a when right instanceof Text b -> byCodePoint(a.value(), b.value());
      case Array a when right instanceof Array b -> lists(a.items(), b.items(), this);
      case Set a when right instanceof Set b -> lists(a.items(), b.items(), this);
      case Obj a when right instanceof Obj b -> lists(a.entries(), b.entries(), this::entries);
      case Bool _, Num _, Text _, Array _, Set _, Obj _ -> rank(left) - rank(right);
    };
  }

  private static int rank(Term term) {
    return switch (term) {
      case Term.Null _ -> 0;
      case Bool _ -> 1;
      case Num _ -> 2;
      case Text _ -> 3;
      case Array _ -> 4;
      case Obj _ -> 5;
      case Set _ -> 6;
    };
  }

  private int entries(Entry left, Entry right) {
    int byKey = compare(left.key(), right.key());
    return byKey != 0 ? byKey : compare(left.value(), right.value());
  }

  private static <T> int lists(List<T> left, List<T> right, Comparator<? super T> order) {
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int result = order.compare(left.get(i), right.get(i));
      if (result != 0) {
        return result;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  /** As Go compares UTF-8 bytes; Java's own order of UTF-16 units differs beyond U+FFFF. */
  private static int byCodePoint(String left, String right) {
    int length = Math.min(left.length(), right.length());
    for (int i = 0; i < length; i++) {
      if (left.charAt(i) != right.charAt(i)) {
        return Integer.compare(weight(left.charAt(i)), weight(right.charAt(i)));
      }
    }
    return Integer.compare(left.length(), right.length());
  }

  private static int weight(char unit) {
    return Character.isSurrogate(unit) ? unit + 0x10000 : unit;
  }
}
