package dev.holdfast.core.verdict;

import dev.holdfast.api.v1alpha1.ApiGroup;
import dev.holdfast.core.change.Change;
import dev.holdfast.core.identity.Identity;
import java.util.List;

/** Our own kinds, by the rules of trust. */
final class TrustedKinds implements OwnKinds {
  @Override
  public boolean covers(Change change) {
    return change.kind().group().equals(ApiGroup.NAME);
  }

  @Override
  public Ruling rule(Change change, Identity identity, Surroundings surroundings) {
    return new Ruling.Free(List.of());
  }
}
