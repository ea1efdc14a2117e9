package dev.holdfast.operator.trust;

import dev.holdfast.api.v1alpha1.Approver;
import dev.holdfast.operator.settings.Settings;
import dev.holdfast.operator.settings.SettingsReading;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** The trust root and the strength of the groups at one instant. */
public record TrustState(TrustRoot root, GroupStrength groups) {
  /**
   * Looks at who may sign.
   *
   * @param closedBefore whether the root was ever seen closed
   * @param minima group to the fewest valid humans it should have
   * @param validHumans how many humans of a group have a key that counts now
   */
  public static TrustState of(
      boolean closedBefore,
      SettingsReading settings,
      Map<String, Integer> minima,
      List<Approver> approvers,
      ToIntFunction<String> validHumans) {
    Map<String, Integer> valid = new TreeMap<>();
    minima.keySet().forEach(group -> valid.put(group, validHumans.applyAsInt(group)));
    TrustRoot root =
        closedBefore
            ? TrustRoot.alreadyClosed()
            : root(settings, approvers, validHumans.applyAsInt(TrustRoot.GROUP));
    return new TrustState(root, GroupStrength.of(minima, valid));
  }

  private static TrustRoot root(SettingsReading reading, List<Approver> approvers, int trusted) {
    return switch (reading) {
      case SettingsReading.Good(Settings settings) -> TrustRoot.of(settings, approvers, trusted);
      case SettingsReading.Bad bad -> TrustRoot.unknown(bad.message());
    };
  }
}
