package dev.holdfast.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.core.approval.Requirement;
import dev.holdfast.core.policy.PolicyAnswer.Statement;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One member of a policy's set.
 *
 * @param policy gives the code when the member has none
 * @param set its name, for messages
 */
record AnswerEntry(String policy, String set, JsonNode node) {
  private static final int MOST_HUMANS = 16;
  private static final int LONGEST_MESSAGE = 1_000;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._/-]{1,128}");
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1,63}");
  private static final Set<String> STATEMENT_KEYS = Set.of("code", "message", "items");
  private static final Set<String> VIOLATION_KEYS = Set.of("msg", "details");
  private static final Set<String> REQUIREMENT_KEYS =
      Set.of("code", "message", "items", "group", "count", "hardware");

  /** A member that isn't in the contract. */
  static final class BadResultException extends Exception {
    private final String what;

    BadResultException(String what) {
      super(what);
      this.what = what;
    }

    String what() {
      return what;
    }
  }

  Statement statement() throws BadResultException {
    if (node.isTextual()) {
      return new Statement(policy, line(node.textValue()));
    }
    check(STATEMENT_KEYS);
    return new Statement(code(), line(text("message")));
  }

  Statement violation() throws BadResultException {
    if (node.isTextual()) {
      return new Statement(policy, line(node.textValue()));
    }
    check(VIOLATION_KEYS);
    return new Statement(policy, line(text("msg")));
  }

  Requirement requirement() throws BadResultException {
    check(REQUIREMENT_KEYS);
    String group = text("group");
    if (!GROUP.matcher(group).matches()) {
      throw bad("group");
    }
    JsonNode hardware = node.path("hardware");
    if (!hardware.isMissingNode() && !hardware.isBoolean()) {
      throw bad("hardware");
    }
    return new Requirement(
        policy, code(), group, count(), hardware.asBoolean(false), line(text("message")));
  }

  private int count() throws BadResultException {
    JsonNode count = node.path("count");
    if (count.isMissingNode()) {
      return 1;
    }
    boolean whole = count.isNumber() && count.doubleValue() == Math.rint(count.doubleValue());
    if (!whole || count.doubleValue() < 1 || count.doubleValue() > MOST_HUMANS) {
      throw bad("count");
    }
    return count.intValue();
  }

  private String code() throws BadResultException {
    JsonNode code = node.path("code");
    if (code.isMissingNode()) {
      return policy;
    }
    if (!code.isTextual() || !CODE.matcher(code.textValue()).matches()) {
      throw bad("code");
    }
    return code.textValue();
  }

  private String text(String key) throws BadResultException {
    JsonNode value = node.path(key);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw bad(key);
    }
    return value.textValue();
  }

  private void check(Set<String> allowed) throws BadResultException {
    if (!node.isObject()) {
      throw new BadResultException("a member of " + set + " is neither text nor an object");
    }
    for (var entry : node.properties()) {
      if (!allowed.contains(entry.getKey())) {
        throw new BadResultException(
            "a member of " + set + " has the unknown key " + line(entry.getKey()));
      }
    }
    JsonNode items = node.path("items");
    if (!items.isMissingNode() && !items.isArray()) {
      throw bad("items");
    }
  }

  private BadResultException bad(String key) {
    return new BadResultException("a member of " + set + " has no good " + key);
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }
}
