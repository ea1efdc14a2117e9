package dev.holdfast.core.verdict;

import dev.holdfast.core.approval.ApprovalEvidence;
import dev.holdfast.core.approval.trust.HeldWindow;
import dev.holdfast.core.impact.Inventory;
import dev.holdfast.core.impact.LiveObject;
import dev.holdfast.core.impact.ObjectRef;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads from an inventory that stands for the API server, and remembers what was read. */
class TestingEvidence implements Evidence {
  private final Inventory server;
  private final boolean readable;
  private final Optional<HeldWindow> window;
  private final List<ObjectRef> reads = new ArrayList<>();

  private TestingEvidence(Inventory server, boolean readable, Optional<HeldWindow> window) {
    this.server = server;
    this.readable = readable;
    this.window = window;
  }

  static TestingEvidence of(Inventory server) {
    return new TestingEvidence(server, true, Optional.empty());
  }

  static TestingEvidence unreadable() {
    return new TestingEvidence(TestingInventory.of(), false, Optional.empty());
  }

  TestingEvidence with(HeldWindow other) {
    return new TestingEvidence(server, readable, Optional.of(other));
  }

  TestingEvidence withUnreadableWindow() {
    return new TestingEvidence(server, readable, Optional.empty()) {
      @Override
      public Optional<HeldWindow> window() throws EvidenceException {
        throw new EvidenceException("no answer");
      }
    };
  }

  @Override
  public Optional<HeldWindow> window() throws EvidenceException {
    return window;
  }

  List<ObjectRef> reads() {
    return reads;
  }

  @Override
  public Map<ObjectRef, LiveObject> read(Collection<ObjectRef> refs) {
    reads.addAll(refs);
    Map<ObjectRef, LiveObject> answers = new HashMap<>();
    for (ObjectRef ref : refs) {
      answers.put(ref, readable ? answer(ref) : new LiveObject.Unreadable("no answer"));
    }
    return answers;
  }

  @Override
  public ApprovalEvidence approvals(Set<String> requestNames) throws EvidenceException {
    if (!readable) {
      throw new EvidenceException("no answer");
    }
    return ApprovalEvidence.NONE;
  }

  private LiveObject answer(ObjectRef ref) {
    return server
        .find(ref)
        .map(object -> (LiveObject) new LiveObject.Found(object))
        .orElse(new LiveObject.Absent());
  }
}
