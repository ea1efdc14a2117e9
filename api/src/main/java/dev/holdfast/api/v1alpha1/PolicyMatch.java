package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.LabelSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which changes a policy looks at; absent parts match everything. */
public record PolicyMatch(
    @JsonPropertyDescription("Destructive effects, any of which the change has.") @Size(max = 16)
        @Nullable
            List<
                @OneOf({
                  "Delete",
                  "Weaken",
                  "Unlabel",
                  "Finalizer",
                  "Reparent",
                  "Trigger",
                  "DataPlane",
                  "Shrink",
                  "Redirect",
                  "Uncover"
                })
                String>
            effects,
    @JsonPropertyDescription("Kinds, any of which the change is about.") @Size(max = 64)
        @Nullable List<ResourceMatch> resources,
    @JsonPropertyDescription(
            "Operations. Naming any also matches changes without a destructive effect, for example"
                + " to require labels at CREATE.")
        @Size(max = 4)
        @Nullable List<@OneOf({"CREATE", "UPDATE", "DELETE", "CONNECT"}) String> operations,
    @JsonPropertyDescription("Classes of requesters, any of which is asking.") @Size(max = 8)
        @Nullable List<@OneOf({"Agent", "Unknown", "Human", "Controller", "System"}) String>
            requesterClasses,
    @JsonPropertyDescription("Namespaces of the object.") @Nullable NamespaceMatch namespaces)
    implements ApiType {
  /** Groups and plurals, {@code *} globs allowed. */
  public record ResourceMatch(
      @JsonPropertyDescription("API groups; the core group is the empty string, * a wildcard.")
          @Size(min = 1, max = 64)
          List<@Pattern("^[a-z0-9.*-]*$") @Size(max = 253) String> groups,
      @JsonPropertyDescription("Plural names; * is a wildcard.") @Size(min = 1, max = 64)
          List<@Pattern("^[a-z0-9*/-]+$") @Size(max = 253) String> resources)
      implements ApiType {}

  /** Namespace names as globs, and labels that must all be there. */
  public record NamespaceMatch(
      @JsonPropertyDescription("Names or globs, one of which must fit.") @Size(max = 256)
          @Nullable List<@Pattern("^[a-z0-9*?-]+$") @Size(max = 63) String> include,
      @JsonPropertyDescription("Names or globs, none of which may fit.") @Size(max = 256)
          @Nullable List<@Pattern("^[a-z0-9*?-]+$") @Size(max = 63) String> exclude,
      @JsonPropertyDescription("Labels that the namespace must carry.")
          @Nullable LabelSelector selector)
      implements ApiType {}
}
