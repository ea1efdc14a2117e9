package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.KeyedBy;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which keys of an approver count. */
public record ApproverStatus(
    @JsonPropertyDescription("Ready: at least one key counts.") @KeyedBy("type") @Size(max = 16)
        @Nullable List<Condition> conditions,
    @JsonPropertyDescription("The keys, in the order of the spec.") @Size(max = 32)
        @Nullable List<KeyStatus> keys,
    @JsonPropertyDescription("How many of them count now.") @Min(0) @Nullable Integer validKeys)
    implements ApiType {
  /** One key and whether it counts. */
  public record KeyStatus(
      @JsonPropertyDescription("SHA256:…, as ssh-keygen -l prints it; absent when unreadable.")
          @Size(max = 64)
          @Nullable String fingerprint,
      @JsonPropertyDescription("OpenSSH's name of the key's kind.") @Size(max = 64)
          @Nullable String type,
      @JsonPropertyDescription("Whether the key lives in a hardware token.")
          @Nullable Boolean hardware,
      @JsonPropertyDescription("Whether its signatures count now.") Boolean valid,
      @JsonPropertyDescription(
              "Why it doesn't count: revoked, expired, too short, registered for two approvers, …")
          @Size(max = 1024)
          @Nullable String message)
      implements ApiType {}
}
