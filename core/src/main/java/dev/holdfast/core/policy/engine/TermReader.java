package dev.holdfast.core.policy.engine;

import dev.holdfast.core.policy.engine.Term.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what {@code opa_value_dump} writes: JSON, with sets as {@code {1, 2}} and {@code set()}.
 */
final class TermReader {
  private static final String EMPTY_SET = "set()";

  private final String text;
  private int at;

  private TermReader(String text) {
    this.text = text;
  }

  static Term read(String text) {
    var reader = new TermReader(text);
    Term term = reader.term();
    reader.skipSpace();
    if (reader.at != text.length()) {
      throw reader.malformed();
    }
    return term;
  }

  private Term term() {
    skipSpace();
    return switch (peek()) {
      case '"' -> new Term.Text(string());
      case '[' -> array();
      case '{' -> objectOrSet();
      case 's' -> {
        expect(EMPTY_SET);
        yield new Term.Set(List.of());
      }
      case 't' -> {
        expect("true");
        yield new Term.Bool(true);
      }
      case 'f' -> {
        expect("false");
        yield new Term.Bool(false);
      }
      case 'n' -> {
        expect("null");
        yield Term.NULL;
      }
      default -> number();
    };
  }

  private Term array() {
    at++;
    var items = new ArrayList<Term>();
    while (!closes(']')) {
      items.add(term());
      skipComma();
    }
    return new Term.Array(items);
  }

  private Term objectOrSet() {
    at++;
    var items = new ArrayList<Term>();
    var entries = new ArrayList<Entry>();
    while (!closes('}')) {
      Term key = term();
      skipSpace();
      if (peek() == ':') {
        at++;
        entries.add(new Entry(key, term()));
      } else {
        items.add(key);
      }
      skipComma();
    }
    return items.isEmpty() ? new Term.Obj(entries) : new Term.Set(items);
  }

  private Term number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    if (start == at) {
      throw malformed();
    }
    return new Term.Num(text.substring(start, at));
  }

  private String string() {
    int start = ++at;
    int end = start;
    while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
      end++;
    }
    at = end;
    if (peek() == '"') {
      at++;
      return text.substring(start, end);
    }
    return escapedString(new StringBuilder(text.substring(start, end)));
  }

  private String escapedString(StringBuilder result) {
    while (peek() != '"') {
      char unit = text.charAt(at++);
      result.append(unit == '\\' ? escape() : unit);
    }
    at++;
    return result.toString();
  }

  private char escape() {
    char kind = peek();
    at++;
    return switch (kind) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        at += 4;
        yield (char) Integer.parseInt(text, at - 4, at, 16);
      }
      default -> kind;
    };
  }

  private boolean closes(char closing) {
    skipSpace();
    if (peek() != closing) {
      return false;
    }
    at++;
    return true;
  }

  private void skipComma() {
    skipSpace();
    if (peek() == ',') {
      at++;
    }
  }

  private void skipSpace() {
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
  }

  private char peek() {
    if (at >= text.length()) {
      throw malformed();
    }
    return text.charAt(at);
  }

  private void expect(String word) {
    if (!text.startsWith(word, at)) {
      throw malformed();
    }
    at += word.length();
  }

  private IllegalStateException malformed() {
    return new IllegalStateException("OPA wrote a value that can't be read, at character " + at);
  }
}
