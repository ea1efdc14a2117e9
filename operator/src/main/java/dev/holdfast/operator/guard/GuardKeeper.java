package dev.holdfast.operator.guard;

import dev.holdfast.operator.write.Events;
import dev.holdfast.operator.write.WriteOutcome;
import dev.holdfast.operator.write.Writer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the admission policy and its binding in place, and tells when it had to. */
final class GuardKeeper {
  private static final String ARMED = "GuardArmed";
  private static final String RESTORED = "GuardRestored";

  private final GuardObjects wanted;
  private final Writer writer;
  private final Events events;

  GuardKeeper(GuardObjects wanted, Writer writer, Events events) {
    this.wanted = wanted;
    this.writer = writer;
    this.events = events;
  }

  /**
   * Puts both in place.
   *
   * @param about whom Events are about
   * @param expected whether they were in place before, so that it is news that they aren't
   * @return why it couldn't
   */
  Optional<String> keep(
      HasMetadata about,
      Optional<ValidatingAdmissionPolicy> policy,
      Optional<ValidatingAdmissionPolicyBinding> binding,
      boolean expected) {
    List<String> put = new ArrayList<>();
    Optional<String> failure =
        put(wanted.policy(), policy, put).or(() -> put(wanted.binding(), binding, put));
    if (put.isEmpty()) {
      events.over(about, RESTORED);
    } else if (expected) {
      events.warn(about, RESTORED, String.join("; ", put));
    } else {
      events.inform(about, ARMED, String.join("; ", put));
    }
    return failure;
  }

  /** The whole object, since a part that somebody adds could switch the rest off. */
  private <R extends HasMetadata> Optional<String> put(
      R object, Optional<R> found, List<String> put) {
    WriteOutcome outcome = found.isPresent() ? writer.replace(object) : writer.create(object);
    return switch (outcome) {
      case WriteOutcome.Done(String _, long generation) -> {
        String name = object.getKind() + " " + GuardObjects.NAME;
        if (found.isEmpty()) {
          put.add(name + " is put in place");
        } else if (generation != found.get().getMetadata().getGeneration()) {
          put.add(name + " was changed by somebody and is put back");
        }
        yield Optional.empty();
      }
      case WriteOutcome.Raced() -> Optional.of("somebody else wrote at the same time");
      case WriteOutcome.Refused(String _, String message) -> Optional.of(message);
      case WriteOutcome.Unavailable(String message) -> Optional.of(message);
    };
  }
}
