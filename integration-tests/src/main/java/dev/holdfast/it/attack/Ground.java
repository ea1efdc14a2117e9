package dev.holdfast.it.attack;

import dev.holdfast.devcluster.scene.Agent;
import dev.holdfast.it.harness.Guarded;
import dev.holdfast.it.harness.Twins;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Where attacks are played: a cluster with Holdfast, people, and storage to destroy. */
public final class Ground implements AutoCloseable {
  /** Of the agent and of its sibling. */
  static final String NAMESPACE = "attackers";

  static final String SIBLING = "helper";
  static final String OWNER = "frank@example.com";
  static final String VERA = "vera@example.com";
  static final Agent AGENT = new Agent(NAMESPACE, "cursor", "attacker", OWNER);

  /** Policies ask for one signature in such namespaces. */
  static final String LONE = "-lone";

  /** Policies ask for no signature at all, if that were possible. */
  static final String NOBODY = "-nobody";

  /** Policies ask for a signature by a hardware key. */
  static final String HARDWARE = "-hardware";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Guarded guarded;
  private final Callers callers;
  private final Caller agent;
  private final Cast cast = Cast.create();
  private final Supplier<Planted> planted;
  private final Supplier<Target> shared;
  private final Supplier<Asked> used;
  private final Supplier<Twins> changing;

  private Ground(Guarded guarded) {
    this.guarded = guarded;
    this.callers = new Callers(guarded.cluster());
    this.agent = callers.account(NAMESPACE, AGENT.account());
    this.shared = new Once<>(this::target);
    this.planted = new Once<>(() -> Planted.on(this));
    this.used = new Once<>(() -> ReplayAttacks.used(this));
    this.changing = new Once<>(this::storage);
  }

  /** Lets everybody in. */
  public static Ground on(Guarded guarded) {
    Scenery scenery = new Scenery(guarded);
    scenery.build();
    Ground ground = new Ground(guarded);
    ground.cast.enrol(ground);
    scenery.awaitPolicies();
    return ground;
  }

  Guarded guarded() {
    return guarded;
  }

  Callers callers() {
    return callers;
  }

  Cast cast() {
    return cast;
  }

  /** Group {@code system:masters}; to Holdfast an Unknown like any other. */
  Caller admin() {
    return callers.admin();
  }

  /** A cluster-admin with bad intentions. */
  Caller intruder() {
    return callers.user("umi@example.com");
  }

  /** An AI agent that is a cluster-admin. */
  Caller agent() {
    return agent;
  }

  /** An approver, as a person who makes approvals of whoever's signatures. */
  Caller person() {
    return callers.user(guarded.dana().user(), "people");
  }

  /** An approver and a cluster-admin; nothing says that she is a person. */
  Caller vera() {
    return callers.user(VERA);
  }

  Signer dana() {
    return Signer.of(guarded.dana());
  }

  Signer erin() {
    return Signer.of(guarded.erin());
  }

  /** Enough for everything here but the guard itself. */
  List<Signer> both() {
    return List.of(dana(), erin());
  }

  /** Staging storage of its own that is shared with production, and its deletion asked for. */
  Target target() {
    return Target.of(this, storage());
  }

  /** One of those, for attacks that leave everything as it was. */
  Target shared() {
    return shared.get();
  }

  /** An update that was approved, made and undone. */
  Asked used() {
    return used.get();
  }

  /** Storage around which things change. */
  Twins changing() {
    return changing.get();
  }

  /** What was written while nobody watched. */
  Planted planted() {
    return planted.get();
  }

  Twins storage() {
    Twins twins = Twins.create(guarded, "x" + NUMBER.incrementAndGet());
    twins.takeIndependentSnapshot();
    return twins;
  }

  /** The agent's deletion of a claim in a namespace for which only a policy of ours asks. */
  Asked deletionIn(String suffix) {
    String path = claimIn(suffix);
    return Asked.by(this, agent, Change.deletion(path), path);
  }

  /** Path of a claim on storage of its own. */
  String claimIn(String suffix) {
    return Storages.claim(guarded, "x" + NUMBER.incrementAndGet() + suffix);
  }

  /** A change of the guard itself, signed by group trust. */
  void withTrust(Change change, String object) {
    Asked asked = Asked.by(this, admin(), change, object);
    asked.approved(Signer.of(guarded.theo()));
    admin().must(change);
  }

  @Override
  public void close() {
    callers.close();
  }
}
