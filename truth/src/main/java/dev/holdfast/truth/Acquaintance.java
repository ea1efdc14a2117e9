package dev.holdfast.truth;

import dev.holdfast.devcluster.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Waits until the garbage collector knows new kinds. It looks for them every 30 seconds; until then
 * it neither collects their objects nor spares them when their owner is orphaned.
 */
final class Acquaintance {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final Api api;
  private final Making making;
  private final Draft draft;

  Acquaintance(Api api, Draft draft) {
    this.api = api;
    this.making = new Making(api);
    this.draft = draft;
  }

  /** Makes one object of each kind with an owner that goes, and waits until all have gone. */
  void make(List<Dialect> dialects) {
    Thing owner =
        draft.add(
            Kind.CLASS, "", draft.global("probe"), "provisioner: kubernetes.io/no-provisioner");
    making.make(owner);
    List<Thing> probes = new ArrayList<>();
    for (Dialect dialect : dialects) {
      for (Kind kind : dialect.kinds()) {
        probes.add(probe(kind, owner));
      }
    }
    probes.forEach(making::make);
    api.delete(path(owner), Yaml.tree("{apiVersion: v1, kind: DeleteOptions}"));
    for (Thing probe : probes) {
      Await.until(
          "the garbage collector to know " + probe.kind().resource(),
          LIMIT,
          () -> api.get(path(probe)).isEmpty());
    }
  }

  private Thing probe(Kind kind, Thing owner) {
    return draft.add(
        kind,
        kind.namespaced() ? "default" : "",
        draft.global("probe"),
        "{}",
        "{}",
        List.of(new Thing.Tie(owner, false)));
  }

  private static String path(Thing thing) {
    return thing.kind().path(thing.namespace(), thing.name());
  }
}
