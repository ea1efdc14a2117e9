package dev.holdfast.core.policy.engine;

import dev.holdfast.core.policy.engine.Term.Entry;
import java.util.List;
import java.util.function.BiConsumer;

/** Values as OPA prints them in messages ({@code ast.Value.String()}). */
final class TermText {
  private TermText() {}

  static String of(Term term) {
    var text = new StringBuilder();
    append(text, term);
    return text.toString();
  }

  private static void append(StringBuilder text, Term term) {
    switch (term) {
      case Term.Null _ -> text.append("null");
      case Term.Bool bool -> text.append(bool.value());
      case Term.Num number -> text.append(number.text());
      case Term.Text string -> text.append(GoQuote.quote(string.value()));
      case Term.Array array -> list(text, "[", array.items(), "]", TermText::append);
      case Term.Set set when set.items().isEmpty() -> text.append("set()");
      case Term.Set set -> list(text, "{", set.items(), "}", TermText::append);
      case Term.Obj object -> list(text, "{", object.entries(), "}", TermText::entry);
    }
  }

  private static void entry(StringBuilder text, Entry entry) {
    append(text, entry.key());
    text.append(": ");
    append(text, entry.value());
  }

  private static <T> void list(
      StringBuilder text,
      String open,
      List<T> items,
      String close,
      BiConsumer<StringBuilder, T> each) {
    text.append(open);
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        text.append(", ");
      }
      each.accept(text, items.get(i));
    }
    text.append(close);
  }
}
