package dev.holdfast.it.attack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.it.api.Api.Reply;
import dev.holdfast.it.attack.Result.NotTried;
import dev.holdfast.it.attack.Result.Refused;
import dev.holdfast.it.attack.Result.Succeeded;
import java.util.List;
import java.util.stream.Stream;

/**
 * An object that an attack is after, as it was before.
 *
 * @param before what matters of it; empty when it wasn't there
 */
record Protected(Caller admin, String path, List<String> before) {
  private static final int SHOWN = 200;

  static Protected of(Caller admin, String path) {
    return new Protected(admin, path, sight(admin, path));
  }

  /** Whether it is still there, not about to go, and says what it said. */
  boolean isUntouched() {
    return sight(admin, path).equals(before);
  }

  /**
   * Judges an attack by its answer and by what became of the object.
   *
   * @param words what the answer has to say, so that it was refused for just that
   */
  Result after(Reply reply, String... words) {
    if (reply.succeeded()) {
      return new Succeeded("the answer was " + reply.status() + ": " + shown(reply.body()));
    }
    return untouched(reply, words);
  }

  /** As above, whatever the answer's status: some requests do several things. */
  Result untouched(Reply reply, String... words) {
    if (!isUntouched()) {
      return new Succeeded(path + " has changed or is gone: " + shown(reply.message()));
    }
    return saying(reply.message(), words);
  }

  /** The line that says it, when all of it is said. */
  static Result saying(String answer, String... words) {
    boolean all = Stream.of(words).allMatch(answer::contains);
    return all
        ? new Refused(shown(line(answer, words)))
        : new NotTried(
            "it was refused, but nothing says \"%s\": %s"
                .formatted(String.join("\", \"", words), answer));
  }

  private static String line(String answer, String... words) {
    return answer
        .lines()
        .filter(line -> words.length == 0 || line.contains(words[0]))
        .findFirst()
        .orElse(answer);
  }

  private static String shown(String text) {
    String line = text.strip().replace('\n', ' ');
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  /** Everything but what controllers write in passing. */
  private static List<String> sight(Caller admin, String path) {
    return admin.api().get(path).stream()
        .flatMap(
            object ->
                Stream.of(
                    object.at("/metadata/uid"),
                    object.at("/metadata/deletionTimestamp"),
                    object.at("/metadata/labels"),
                    object.at("/metadata/ownerReferences"),
                    object.at("/metadata/finalizers"),
                    object.at("/spec"),
                    object.at("/binaryData")))
        .map(JsonNode::toString)
        .toList();
  }
}
