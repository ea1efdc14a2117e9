package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent, its accountable owner and the credentials it is known by. */
public record AgentIdentitySpec(
    @JsonPropertyDescription(
            "The accountable human, who may not be the only approver of this agent's changes.")
        Owner owner,
    @JsonPropertyDescription("Ways to be this agent; any one is enough.") @Size(min = 1, max = 64)
        List<AgentSubject> subjects)
    implements ApiType {
  /** The accountable human. */
  public record Owner(
      @JsonPropertyDescription("User, the only kind there is.") @OneOf("User") String kind,
      @JsonPropertyDescription("Username as the API server knows it.") @Size(min = 1, max = 1024)
          String name)
      implements ApiType {}

  /** One way to be this agent; exactly one field is set. */
  @ValidationRule(
      value =
          "[has(self.namespace), has(self.serviceAccount), has(self.group), has(self.user)]"
              + ".exists_one(set, set)",
      message = "exactly one of namespace, serviceAccount, group, user is set")
  @ValidationRule(
      value =
          "!has(self.group) || !(self.group in ['system:authenticated', 'system:unauthenticated',"
              + " 'system:serviceaccounts', 'system:masters', 'system:nodes'])",
      fieldPath = ".group",
      message = "an agent is never a group that means everyone or the system itself")
  @ValidationRule(
      value =
          "!has(self.user) || !self.user.startsWith('system:')"
              + " || self.user.startsWith('system:serviceaccount:')",
      fieldPath = ".user",
      message = "an agent is never an account of the system itself")
  public record AgentSubject(
      @JsonPropertyDescription(
              "Every service account of this namespace: its edit role can mint tokens of them all.")
          @Pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$")
          @Size(min = 1, max = 63)
          @Nullable String namespace,
      @JsonPropertyDescription("One service account: namespace/name.")
          @Pattern(ApiGroup.SERVICE_ACCOUNT)
          @Size(max = 317)
          @Nullable String serviceAccount,
      @JsonPropertyDescription("Everybody in this group.") @Size(min = 1, max = 1024)
          @Nullable String group,
      @JsonPropertyDescription("One user, by username.") @Size(min = 1, max = 1024)
          @Nullable String user)
      implements ApiType {}
}
