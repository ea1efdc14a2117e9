package dev.holdfast.it.attack;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts that two approvers sign well, but that aren't the request's, byte for byte. */
final class TextAttacks {
  private static final String NOT_UNDERSTOOD = "the statement was not understood";
  private static final String NOT_THAT = "its statement isn't that of request";
  private static final Pattern CLUSTER = Pattern.compile("\"cluster\":\"[^\"]*\"");
  private static final Pattern REQUEST = Pattern.compile("\"request\":\"[^\"]*\"");
  private static final Pattern ITEMS = Pattern.compile("\"items\":(\\d+)");

  private TextAttacks() {}

  static List<Attack> all() {
    return forgeries().stream().map(Forgery::attack).toList();
  }

  static List<Forgery> forgeries() {
    return Stream.of(elsewhere(), bytes(), numbers(), lines()).flatMap(List::stream).toList();
  }

  private static List<Forgery> elsewhere() {
    return List.of(
        Forgery.text(
            "A2a",
            "the approval of another cluster",
            text ->
                CLUSTER
                    .matcher(text)
                    .replaceFirst("\"cluster\":\"11111111-2222-4333-8444-555555555555\""),
            "it is for cluster 11111111-"),
        Forgery.text(
            "A2b",
            "the approval of a request that this cluster doesn't have",
            text ->
                REQUEST.matcher(text).replaceFirst("\"request\":\"chr-" + "a".repeat(52) + "\""),
            "doesn't exist"));
  }

  private static List<Forgery> bytes() {
    return List.of(
        same("A11a", "a space more", "{\"apiVersion\"", "{ \"apiVersion\""),
        Forgery.text("A11b", "a line break at the end", text -> text + "\n", NOT_UNDERSTOOD),
        Forgery.text("A11c", "a byte order mark", text -> "\uFEFF" + text, NOT_UNDERSTOOD),
        Forgery.text("A11d", "something behind the end", text -> text + "{}", NOT_UNDERSTOOD),
        same("A11e", "a letter as an escape", "\"ChangeStatement\"", "\"\\u0043hangeStatement\""),
        same("A11f", "a duplicate key", "\"reason\":\"\"", "\"reason\":\"\",\"reason\":\"\""),
        same("A11g", "the count of signatures twice", "\"count\":2", "\"count\":2,\"count\":1"),
        same(
            "A11h",
            "a field that nobody knows",
            "\"reason\":\"\"",
            "\"reason\":\"\",\"note\":\"\""),
        same("A11i", "a letter not in normal form C", "\"reason\":\"\"", "\"reason\":\"e\u0301\""));
  }

  private static List<Forgery> numbers() {
    return List.of(
        number("A11j", "a huge number", "9".repeat(400)),
        number("A11k", "a number with a fraction", "$1.0"),
        number("A11l", "a number with an exponent", "1e9999"));
  }

  private static List<Forgery> lines() {
    return List.of(
        Forgery.text(
            "A17a",
            "the lines don't say production",
            text -> text.replace(", PRODUCTION", ""),
            NOT_THAT),
        Forgery.text(
            "A17b",
            "fewer items than the impact has",
            text -> ITEMS.matcher(text).replaceFirst("\"items\":1"),
            NOT_THAT),
        Forgery.text(
            "A17c",
            "the impact of nothing",
            text -> text.replaceFirst("\"lines\":\\[[^\\]]*\\]", "\"lines\":[]"),
            NOT_THAT),
        Forgery.text("A17d", "fewer signatures asked for", "\"count\":2", "\"count\":1", NOT_THAT));
  }

  private static Forgery number(String number, String changed, String other) {
    return Forgery.text(
        number,
        changed,
        text -> ITEMS.matcher(text).replaceFirst("\"items\":" + other),
        NOT_UNDERSTOOD);
  }

  private static Forgery same(String number, String changed, String from, String to) {
    return Forgery.text(number, changed, from, to, NOT_UNDERSTOOD);
  }
}
