package dev.holdfast.generators.webhook;

import dev.holdfast.devcluster.Kubectl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;

/**
 * A change to try as a dry run while no webhook answers: it is refused for that reason exactly when
 * the API server would have asked.
 *
 * @param what one phrase
 * @param entry first part of the name of the entry that is to ask, empty when none is
 * @param input for {@code -f -}
 */
record Attempt(String what, String entry, List<String> arguments, String input) {
  static Attempt free(String what, List<String> arguments) {
    return new Attempt(what, "", arguments, "");
  }

  static Attempt asked(String entry, String what, List<String> arguments) {
    return new Attempt(what, entry, arguments, "");
  }

  /** JSON with single quotes, since tests are read more often than run. */
  static List<String> patch(String target, String json) {
    String quoted = json.replace('\'', '"');
    return List.of("patch", target, "-n", "conditions", "--type=merge", "-p", quoted);
  }

  static List<String> patchStatus(String target, String json) {
    List<String> arguments = new ArrayList<>(patch(target, json));
    arguments.add("--subresource=status");
    return arguments;
  }

  static List<String> delete(String target) {
    return List.of("delete", target, "-n", "conditions", "--wait=false");
  }

  static List<String> creating() {
    return List.of("create", "-n", "conditions", "-f", "-");
  }

  Attempt with(String yaml) {
    return new Attempt(what, entry, arguments, yaml);
  }

  /** With every right, so that only the conditions can refuse. */
  Attempt as(String username) {
    List<String> impersonated = new ArrayList<>(arguments);
    impersonated.add("--as=" + username);
    impersonated.add("--as-group=system:masters");
    return new Attempt(what, entry, impersonated, input);
  }

  DynamicTest on(Kubectl kubectl) {
    String name = (entry.isEmpty() ? "not asked: " : "asked: ") + what;
    return DynamicTest.dynamicTest(name, () -> run(kubectl));
  }

  private void run(Kubectl kubectl) {
    List<String> all = new ArrayList<>(arguments);
    if (!all.contains("--raw")) {
      all.add("--dry-run=server");
    }
    var result = kubectl.command(all.toArray(String[]::new)).run(input);
    boolean refused = result.stderr().contains("failed calling webhook \"" + entry + ".");
    boolean expected = entry.isEmpty() ? result.succeeded() : refused;
    if (!expected) {
      Assertions.fail(
          what + ": " + (entry.isEmpty() ? "nobody" : entry) + " was to ask; " + result.output());
    }
  }
}
