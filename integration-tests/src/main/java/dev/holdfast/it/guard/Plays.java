package dev.holdfast.it.guard;

import dev.holdfast.it.guard.Attempt.Play;
import java.util.Arrays;
import java.util.stream.Stream;

/** What attempts are made of: kubectl in dry runs, and objects to create. */
final class Plays {
  static final String NAMESPACE = "holdfast";

  private Plays() {}

  static String pod(String field) {
    return """
        apiVersion: v1
        kind: Pod
        metadata: {name: mine, namespace: holdfast}
        spec: {%s, containers: [{name: a, image: a}]}
        """
        .formatted(field);
  }

  static String template(String version, String kind, String fields) {
    return """
        apiVersion: %s
        kind: %s
        metadata: {name: mine, namespace: holdfast}
        spec: {%stemplate: {metadata: {labels: {a: b}}, spec: {serviceAccountName: holdfast-operator, %s
          containers: [{name: a, image: a}]}}}
        """
        .formatted(version, kind, fields, kind.equals("Job") ? "restartPolicy: Never," : "");
  }

  static Play kubectl(String... arguments) {
    return kubectl -> kubectl.run(with(arguments, "--dry-run=server"));
  }

  static Play here(String... arguments) {
    return kubectl(with(arguments, "-n", NAMESPACE));
  }

  static Play merge(String object, String patch) {
    return here("patch", object, "--type=merge", "-p", patch);
  }

  static Play json(String object, String operation, String path, String value) {
    String more = value.isEmpty() ? "" : ", \"value\": " + value;
    return here(
        "patch",
        object,
        "--type=json",
        "-p",
        "[{\"op\": \"%s\", \"path\": \"%s\"%s}]".formatted(operation, path, more));
  }

  static Play creation(String yaml) {
    return kubectl -> kubectl.command("create", "--dry-run=server", "-f", "-").run(yaml);
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }
}
