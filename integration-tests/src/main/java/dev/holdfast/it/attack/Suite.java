package dev.holdfast.it.attack;

import dev.holdfast.it.harness.Guarded;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All attacks, and how one is tried. */
public final class Suite implements AutoCloseable {
  private final Ground ground;

  private Suite(Ground ground) {
    this.ground = ground;
  }

  /** Lets everybody in whom the attacks need. */
  public static Suite on(Guarded guarded) {
    return new Suite(Ground.on(guarded));
  }

  /** In the order in which they are tried. */
  public static List<Attack> attacks() {
    return Stream.of(
            ReplayAttacks.all(),
            // Denials tell three approvals that nearly fit: here there aren't more yet.
            SiblingAttacks.all(),
            CircumstanceAttacks.all(),
            ScopeAttacks.all(),
            TimeAttacks.all(),
            KeyAttacks.all(),
            SelfAttacks.all(),
            SignatureAttacks.all(),
            TextAttacks.all(),
            FidoAttacks.all(),
            Planted.all(),
            StateAttacks.all(),
            TrustAttacks.all(),
            ControllerAttacks.all(),
            ReviewAttacks.all(),
            OutageAttacks.all())
        .flatMap(List::stream)
        .toList();
  }

  /** The first way of each. */
  public static List<Attack> oneOfEach() {
    Set<String> seen = new HashSet<>();
    return attacks().stream().filter(attack -> seen.add(attack.kind())).toList();
  }

  /** Tries it. */
  public Result play(Attack attack) {
    try {
      return attack.play().on(ground);
    } catch (RuntimeException e) {
      return new Result.NotTried(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    ground.close();
  }
}
