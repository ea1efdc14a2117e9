package dev.holdfast.it.attack;

import dev.holdfast.core.approval.sshsig.TestingKey;
import java.util.List;

/** A8: whoever asks for it approves it too. */
final class SelfAttacks {
  private static final String SELF = "nobody approves their own request";
  private static final String AGENT = "an agent can't approve or reject changes";

  private SelfAttacks() {}

  static List<Attack> all() {
    return List.of(
        new Attack("A8a", "an approver signs for herself", ground -> vera(ground, ground.vera())),
        new Attack(
            "A8b",
            "an approver signs for herself and impersonates a person and groups",
            ground -> vera(ground, ground.vera().as("hugo@example.com", "people"))),
        new Attack(
            "A8c",
            "the agent uses signatures that it found",
            ground -> agent(ground, ground.agent())),
        new Attack(
            "A8d",
            "the agent impersonates groups of people and administrators",
            ground ->
                agent(
                    ground,
                    ground.agent().as(Ground.AGENT.username(), "people", "system:masters"))),
        new Attack("A8e", "the agent signs as dana with a key of its own", SelfAttacks::ownKey),
        new Attack("A8f", "the agent signs in its own name", SelfAttacks::ownName),
        new Attack("A8g", "the agent is registered as an approver", SelfAttacks::registered),
        new Attack("A8h", "the agent's owner signs alone", SelfAttacks::owner));
  }

  /** Vera asks, and signs beside dana; somebody makes an approval of that. */
  private static Result vera(Ground ground, Caller maker) {
    String claim = ground.shared().claim();
    Asked asked =
        Asked.by(ground, ground.vera(), Change.deletion(claim), claim)
            .wouldCount(ground.dana(), ground.erin());
    String name = asked.approvalName();
    List<Signer> signers = List.of(ground.dana(), Signer.of("vera", ground.cast().vera()));
    return asked.judged(name, maker.sends(Asked.approval(name, asked.statement(), signers)), SELF);
  }

  private static Result agent(Ground ground, Caller maker) {
    Asked asked = control(ground);
    String name = asked.approvalName();
    return asked.judged(
        name, maker.sends(Asked.approval(name, asked.statement(), ground.both())), AGENT);
  }

  private static Result ownKey(Ground ground) {
    Signer forged = ground.dana().with(TestingKey.ed25519());
    return control(ground).refuses(List.of(forged, ground.erin()), "is no key of Approver dana");
  }

  private static Result ownName(Ground ground) {
    Signer own = Signer.of("cursor", TestingKey.ed25519());
    return control(ground).refuses(List.of(ground.dana(), own), "there is no Approver cursor");
  }

  private static Result registered(Ground ground) {
    Signer robo = Signer.of("robo", ground.cast().robo());
    return control(ground).refuses(List.of(ground.dana(), robo), "Approver robo is an agent");
  }

  private static Result owner(Ground ground) {
    Asked asked = ground.deletionIn(Ground.LONE).wouldCount(ground.dana());
    return asked.refuses(
        List.of(Signer.of("frank", ground.cast().frank())),
        "the owner of agent attacker can't be its only approver");
  }

  private static Asked control(Ground ground) {
    return ground.shared().deletion().wouldCount(ground.dana(), ground.erin());
  }
}
