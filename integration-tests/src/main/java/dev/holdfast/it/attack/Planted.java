package dev.holdfast.it.attack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.devcluster.Await;
import dev.holdfast.it.harness.Unwatched;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Forged approvals that were written while the webhook configuration was gone, so that nothing
 * looked at them when they were made.
 *
 * @param names of the approvals by number of the attack
 */
record Planted(Ground ground, Asked asked, Map<String, String> names) {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  static List<Forgery> forgeries() {
    return Stream.of(TextAttacks.forgeries(), SignatureAttacks.forgeries(), FidoAttacks.forgeries())
        .flatMap(List::stream)
        .toList();
  }

  static List<Attack> all() {
    return forgeries().stream().map(Forgery::planted).toList();
  }

  static Planted on(Ground ground) {
    Asked asked = ground.shared().deletion();
    asked.wouldCount(ground.dana(), ground.erin());
    Map<String, String> names = new HashMap<>();
    List<Change> approvals =
        forgeries().stream()
            .map(
                forgery -> {
                  String name = asked.approvalName();
                  names.put(forgery.number(), name);
                  return Asked.approval(
                      name, forgery.edit().apply(asked.statement()), forgery.bad().apply(ground));
                })
            .toList();
    new Unwatched(ground.guarded()).run(() -> approvals.forEach(ground.admin()::must));
    return new Planted(ground, asked, Map.copyOf(names));
  }

  /** With all of them there the change is refused, and the operator tells why this one is bad. */
  Result judge(String number) {
    String name = names.get(number);
    if (name == null) {
      throw new IllegalStateException("nothing was planted for " + number);
    }
    Result result = asked.object().after(asked.attempt(), "HF-VOL-002");
    JsonNode verified = Await.value("a status of approval " + name, LIMIT, () -> verified(name));
    asked.takeBack(name);
    if (!(result instanceof Result.Refused)) {
      return result;
    }
    return verified.path("status").asText().equals("False")
        ? new Result.Refused(verified.path("message").asText())
        : new Result.NotTried("its status says Verified, though the change was refused");
  }

  private Optional<JsonNode> verified(String name) {
    return ground.admin().api().get(Documents.APPROVALS + "/" + name).stream()
        .flatMap(approval -> approval.at("/status/conditions").valueStream())
        .filter(condition -> condition.path("type").asText().equals("Verified"))
        .findFirst();
  }
}
