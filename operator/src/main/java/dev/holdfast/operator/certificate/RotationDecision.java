package dev.holdfast.operator.certificate;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the serving certificate stays. */
sealed interface RotationDecision {
  /** It stays. */
  record Keep(TlsMaterial material) implements RotationDecision {}

  /**
   * A new one is needed.
   *
   * @param because one phrase for the log
   * @param material the new certificate, with those that must stay trusted beside it
   */
  record Renew(String because, TlsMaterial material) implements RotationDecision {}

  /**
   * Decides from what the Secret holds.
   *
   * @param stored empty when there is no Secret, or what it holds is damaged
   * @param asked whether somebody wants a new one, though the old one would do
   */
  static RotationDecision of(
      Optional<TlsMaterial> stored,
      boolean asked,
      List<String> names,
      Instant now,
      CertificateIssuer issuer) {
    Optional<String> reason =
        reasonToRenew(stored, names, now)
            .or(() -> asked ? Optional.of("somebody asked for it") : Optional.empty());
    if (reason.isEmpty() && stored.isPresent()) {
      return new Keep(stored.get());
    }
    return new Renew(
        reason.orElseThrow(),
        new TlsMaterial(
            issuer.issue(names, now), stored.map(old -> old.trusted(now)).orElse(List.of())));
  }

  private static Optional<String> reasonToRenew(
      Optional<TlsMaterial> stored, List<String> names, Instant now) {
    if (stored.isEmpty()) {
      return Optional.of("there is no usable one");
    }
    if (!now.isBefore(stored.get().renewal())) {
      return Optional.of("two thirds of its life are over");
    }
    try {
      return stored.get().covers(names) ? Optional.empty() : Optional.of("its names differ");
    } catch (GeneralSecurityException e) {
      return Optional.of("its names can't be read");
    }
  }
}
