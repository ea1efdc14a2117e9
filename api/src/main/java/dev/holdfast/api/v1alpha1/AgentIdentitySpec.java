package dev.holdfast.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent, its accountable owner and the credentials it is known by. */
public record AgentIdentitySpec(Owner owner, List<AgentSubject> subjects) implements ApiType {
  /** The accountable human. */
  public record Owner(String kind, String name) implements ApiType {}

  /** One way to be this agent; exactly one field is set. */
  public record AgentSubject(
      @Nullable String namespace,
      @Nullable String serviceAccount,
      @Nullable String group,
      @Nullable String user)
      implements ApiType {}
}
