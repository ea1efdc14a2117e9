package dev.holdfast.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of {@code builtin-cases.txt}. */
record BuiltinCases(Map<String, List<Case>> byBuiltin) {
  /**
   * @param differs known to differ from {@code opa eval}
   */
  record Case(String expression, boolean differs) {}

  static BuiltinCases read() {
    var cases = new LinkedHashMap<String, List<Case>>();
    List<Case> current = new ArrayList<>();
    for (String line :
        Resources.text("/dev/holdfast/compiler/builtin-cases.txt").lines().toList()) {
      if (line.startsWith("[") && line.endsWith("]") && !line.contains(" ")) {
        current = new ArrayList<>();
        cases.put(line.substring(1, line.length() - 1), current);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        boolean differs = line.startsWith("~ ");
        current.add(new Case(differs ? line.substring(2) : line, differs));
      }
    }
    return new BuiltinCases(cases);
  }

  /** One policy for each builtin, in the order of the table. */
  List<PolicySource> policies() {
    return byBuiltin.entrySet().stream()
        .map(entry -> policy(entry.getKey(), entry.getValue()))
        .toList();
  }

  static String packageName(String builtin) {
    return "differential." + builtin.replace('.', '_');
  }

  private static PolicySource policy(String builtin, List<Case> cases) {
    var rules = new ArrayList<String>();
    for (int i = 0; i < cases.size(); i++) {
      rules.add("deny contains [%d, value] if { value := %s }".formatted(i, body(cases.get(i))));
    }
    String name = builtin.replace('.', '-').replace('_', '-');
    return TestingSources.policy(
        name,
        rules.stream()
            .collect(Collectors.joining("\n\n", "package " + packageName(builtin) + "\n\n", "\n")));
  }

  private static String body(Case test) {
    return test.expression().contains("; ")
        ? "[1 | " + test.expression() + "]"
        : "[y | y := " + bracketed(test.expression()) + "]";
  }

  /** {@code in} and two-part membership only stand alone inside parentheses. */
  private static String bracketed(String expression) {
    return expression.contains(" in ") ? "(" + expression + ")" : expression;
  }
}
