package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

/**
 * An operator's documented account.
 *
 * @param serviceAccount {@code namespace/name}
 */
public record ControllerAccount(String serviceAccount) {
  public ControllerAccount {
    requireNonNull(serviceAccount, "serviceAccount is null");
    if (serviceAccount.split("/", -1).length != 2) {
      throw new IllegalArgumentException("not namespace/name: " + serviceAccount);
    }
  }

  /** As the API server authenticates it. */
  public String username() {
    return "system:serviceaccount:" + serviceAccount.replace('/', ':');
  }
}
