package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who runs the bundle. Each webhook replica owns its entry of {@code replicas}, by server-side
 * apply; everything else is the operator's.
 */
public record PolicyBundleStatus(
    @JsonPropertyDescription(
            "Ready: every ready replica runs the revision. TrustRootOpen: trust changes still pass"
                + " without signatures. Covered: the installed webhook rules miss no watched kind."
                + " SelfTestPassed: a deletion that must be refused is. Guarded: an admission policy keeps"
                + " Holdfast's own objects in place. Bypassable: somebody gets past Holdfast by RBAC;"
                + " the message says who.")
        @KeyedBy("type")
        @Size(max = 16)
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription("Webhook replicas and what each of them runs.")
        @KeyedBy("pod")
        @Size(max = 256)
        @Nullable List<Replica> replicas,
    @JsonPropertyDescription("Replicas that run the revision, of those that are ready: 3/3.")
        @Size(max = 32)
        @Nullable String readyReplicas,
    @JsonPropertyDescription("How many policies the bundle holds.") @Min(0)
        @Nullable Integer policies)
    implements ApiType {
  /** What one replica runs. */
  public record Replica(
      @JsonPropertyDescription("Name of the replica's Pod.") @Size(min = 1, max = 253) String pod,
      @JsonPropertyDescription("Revision that it runs; absent before the first.") @Size(max = 128)
          @Nullable String revision,
      @JsonPropertyDescription("When it loaded that revision: RFC 3339 with Z.")
          @Pattern(ApiGroup.UTC)
          @Size(max = 32)
          @Nullable String loadedAt,
      @JsonPropertyDescription("Whether it has seen every watched object.")
          @Nullable Boolean inventorySynced,
      @JsonPropertyDescription("Why it could not load a newer revision; absent when it could.")
          @Size(max = 4096)
          @Nullable String lastError)
      implements ApiType {}
}
