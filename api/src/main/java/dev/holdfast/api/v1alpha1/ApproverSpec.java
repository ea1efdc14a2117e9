package dev.holdfast.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.holdfast.api.schema.OneOf;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A human who may sign. */
public record ApproverSpec(
    @JsonPropertyDescription("The human's name, for people.") @Size(max = 253)
        @Nullable String displayName,
    @JsonPropertyDescription(
            "Cluster identities of this human, who can't approve requests made with any of them.")
        @Size(max = 32)
        List<Subject> subjects,
    @JsonPropertyDescription("Roles that policies ask for. Group trust guards the guard itself.")
        @Size(min = 1, max = 32)
        List<@Pattern(ApiGroup.NAME_PATTERN) @Size(min = 1, max = 63) String> groups,
    @JsonPropertyDescription("Public keys whose signatures count.") @Size(max = 32) List<Key> keys,
    @JsonPropertyDescription(
            "Fingerprints of keys that never count again, as ssh-keygen -l prints them.")
        @Size(max = 256)
        @Nullable List<@Pattern("^SHA256:[A-Za-z0-9+/]{43}$") @Size(max = 50) String> revokedKeys)
    implements ApiType {
  /** A cluster identity of this human. */
  public record Subject(
      @JsonPropertyDescription("User, the only kind there is.") @OneOf("User") String kind,
      @JsonPropertyDescription("Username as the API server knows it.") @Size(min = 1, max = 1024)
          String name)
      implements ApiType {}

  /**
   * A public key in OpenSSH format.
   *
   * @param notBefore RFC 3339 with Z, inclusive
   * @param notAfter RFC 3339 with Z, exclusive
   */
  public record Key(
      @JsonPropertyDescription(
              "One line of OpenSSH's format: ssh-ed25519, ECDSA P-256, P-384 or P-521, RSA of at"
                  + " least 3072 bits, or one of the sk- kinds of hardware keys.")
          @Pattern(
              "^(ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(256|384|521)|sk-ssh-ed25519@openssh[.]com"
                  + "|sk-ecdsa-sha2-nistp256@openssh[.]com) [A-Za-z0-9+/]+=*( [^\\n]*)?\\n?$")
          @Size(max = 8192)
          String publicKey,
      @JsonPropertyDescription("The key counts from this moment on: RFC 3339 with Z.")
          @Pattern(ApiGroup.UTC)
          @Size(max = 32)
          @Nullable String notBefore,
      @JsonPropertyDescription("The key counts before this moment: RFC 3339 with Z.")
          @Pattern(ApiGroup.UTC)
          @Size(max = 32)
          @Nullable String notAfter,
      @JsonPropertyDescription(
              "For hardware keys: only signatures made with PIN or biometry count, beyond a touch.")
          @Nullable Boolean requireUserVerification)
      implements ApiType {}
}
