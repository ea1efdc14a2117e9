package dev.holdfast.api.v1alpha1;

/** Names that every kind shares. */
public final class ApiGroup {
  /** The API group. */
  public static final String NAME = "holdfast.dev";

  /** The version of this package. */
  public static final String VERSION = "v1alpha1";

  /** Both, as {@code apiVersion} says it. */
  public static final String API_VERSION = NAME + "/" + VERSION;

  /** {@code kubectl get holdfast} lists every kind. */
  public static final String CATEGORY = "holdfast";

  /** A moment in UTC, RFC 3339, always with Z. */
  static final String UTC =
      "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$";

  /** Name of an approver group, of an Approver, of a policy. */
  static final String NAME_PATTERN = "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$";

  /** {@code namespace/name} of a service account. */
  static final String SERVICE_ACCOUNT =
      "^[a-z0-9]([a-z0-9-]*[a-z0-9])?/[a-z0-9]([a-z0-9.-]*[a-z0-9])?$";

  private ApiGroup() {}
}
