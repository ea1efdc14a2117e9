package dev.holdfast.it.harmless;

import dev.holdfast.devcluster.CommandResult;
import dev.holdfast.devcluster.Kubectl;
import dev.holdfast.it.api.Api;
import dev.holdfast.it.api.Api.Reply;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who uses the API and expects neither refusals nor warnings.
 *
 * @param identity the user and then its groups; those of a service account add themselves
 * @param controller looks again later, so that it doesn't mind when something has changed or gone
 */
record Actor(Kubectl kubectl, Api api, List<String> identity, boolean controller) {
  private static final String MERGE = "application/merge-patch+json";

  Actor {
    identity = List.copyOf(identity);
  }

  Actor inGroup(String group) {
    List<String> with = Stream.concat(identity.stream(), Stream.of(group)).toList();
    return new Actor(kubectl, api, with, controller);
  }

  /** The same as a component that goes by what it saw a moment ago. */
  Actor asController() {
    return new Actor(kubectl, api, identity, true);
  }

  /** Runs kubectl. */
  void does(String... arguments) {
    unhindered(command(arguments, ""));
  }

  /** {@code kubectl apply} of a manifest. */
  void applies(String yaml, String... arguments) {
    Stream<String> words = Stream.concat(Stream.of("apply", "-f", "-"), Stream.of(arguments));
    unhindered(command(words.toArray(String[]::new), yaml));
  }

  /** {@code kubectl create} of a manifest with any number of objects. */
  void creates(String yaml) {
    unhindered(command(new String[] {"create", "-f", "-"}, yaml));
  }

  /** One request that creates one object, or asks for something that is no object. */
  void posts(String path, String yaml) {
    sends("POST", path, "application/yaml", yaml);
  }

  void patches(String object, String namespace, String merge) {
    sends("PATCH", Paths.of(object, namespace), MERGE, merge);
  }

  void patchesStatus(String object, String namespace, String status) {
    String path = Paths.of(object, namespace) + "/status";
    sends("PATCH", path, MERGE, "{\"status\": " + status + "}");
  }

  void annotates(String object, String namespace, String key, String value) {
    patches(
        object, namespace, "{\"metadata\": {\"annotations\": {\"%s\": %s}}}".formatted(key, value));
  }

  void labels(String object, String namespace, String key, String value) {
    patches(
        object, namespace, "{\"metadata\": {\"labels\": {\"%s\": \"%s\"}}}".formatted(key, value));
  }

  void setsFinalizers(String object, String namespace, List<String> names) {
    patches(object, namespace, "{\"metadata\": {" + finalizers(names) + "}}");
  }

  /**
   * Of something cluster-scoped, unless it has changed.
   *
   * @param seen the object's resourceVersion
   */
  void setsFinalizersOf(String object, String seen, List<String> names) {
    String body =
        "{\"metadata\": {\"resourceVersion\": \"%s\", %s}}".formatted(seen, finalizers(names));
    sends("PATCH", Paths.of(object, ""), MERGE, body);
  }

  private static String finalizers(List<String> names) {
    return "\"finalizers\": ["
        + String.join(", ", names.stream().map(name -> "\"" + name + "\"").toList())
        + "]";
  }

  void deletes(String object, String namespace) {
    sends("DELETE", Paths.of(object, namespace), "application/json", "");
  }

  private void sends(String method, String path, String type, String body) {
    Reply reply = api.send(method, path, type, body, identity);
    boolean outdated = controller && (reply.status() == 404 || reply.status() == 409);
    if (!outdated && (!reply.succeeded() || !reply.warnings().isEmpty())) {
      throw new HinderedException(
          "%s by %s of %s: %s"
              .formatted(
                  method,
                  identity.getFirst(),
                  path,
                  reply.succeeded() ? reply.warnings() : reply.message()));
    }
  }

  private CommandResult command(String[] arguments, String input) {
    String[] as =
        Stream.concat(
                Stream.of("--as=" + identity.getFirst()),
                identity.stream().skip(1).map(group -> "--as-group=" + group))
            .toArray(String[]::new);
    return kubectl.command(arguments).with(as).run(input);
  }

  private static void unhindered(CommandResult result) {
    if (!result.succeeded() || !result.stderr().isBlank()) {
      String words = String.join(" ", result.command().stream().skip(1).toList());
      throw new HinderedException("kubectl " + words + ": " + result.output());
    }
  }
}
