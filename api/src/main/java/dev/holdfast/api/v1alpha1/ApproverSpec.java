package dev.holdfast.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A human who may sign. */
public record ApproverSpec(
    @Nullable String displayName,
    List<Subject> subjects,
    List<String> groups,
    List<Key> keys,
    @Nullable List<String> revokedKeys)
    implements ApiType {
  /** A cluster identity of this human. */
  public record Subject(String kind, String name) implements ApiType {}

  /**
   * A public key in OpenSSH format.
   *
   * @param notBefore RFC 3339 with Z, inclusive
   * @param notAfter RFC 3339 with Z, exclusive
   */
  public record Key(
      String publicKey,
      @Nullable String notBefore,
      @Nullable String notAfter,
      @Nullable Boolean requireUserVerification)
      implements ApiType {}
}
