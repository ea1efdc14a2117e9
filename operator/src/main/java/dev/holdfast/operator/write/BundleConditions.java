package dev.holdfast.operator.write;

import dev.holdfast.api.v1alpha1.Condition;
import dev.holdfast.api.v1alpha1.PolicyBundle;
import dev.holdfast.api.v1alpha1.PolicyBundleStatus;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Conditions of the active PolicyBundle that one reconciler answers for. They are about the
 * cluster, not about the bundle's spec, so they name no generation.
 *
 * @param writer whose field manager owns these conditions and nothing else
 */
public record BundleConditions(Writer writer, Clock clock) {
  /** One condition as it is now. */
  public record Said(String type, String status, String reason, String message) {}

  /** Writes all of this reconciler's conditions, unless the bundle says the same already. */
  public void report(PolicyBundle bundle, Said... said) {
    List<Condition> before = before(bundle);
    List<Condition> now = Arrays.stream(said).map(each -> next(before, each)).toList();
    boolean told =
        now.stream()
            .allMatch(each -> Conditions.find(before, each.type()).equals(Optional.of(each)));
    if (!told) {
      PolicyBundle fresh = new PolicyBundle();
      fresh.setMetadata(new ObjectMetaBuilder().withName(PolicyBundle.ACTIVE).build());
      fresh.setStatus(new PolicyBundleStatus(now, null, null, null));
      writer.applyStatus(fresh);
    }
  }

  /** Whether a condition holds, as far as the bundle says. */
  public static boolean holds(PolicyBundle bundle, String type) {
    return Conditions.find(before(bundle), type)
        .filter(condition -> condition.status().equals("True"))
        .isPresent();
  }

  private Condition next(@Nullable List<Condition> before, Said said) {
    return Conditions.next(
        before, said.type(), said.status(), null, said.reason(), said.message(), clock.instant());
  }

  private static @Nullable List<Condition> before(PolicyBundle bundle) {
    return bundle.getStatus() == null ? null : bundle.getStatus().conditions();
  }
}
