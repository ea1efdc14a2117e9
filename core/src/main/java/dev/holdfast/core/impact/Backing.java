package dev.holdfast.core.impact;

/**
 * The storage behind a volume or a snapshot.
 *
 * @param driver CSI driver name, or the in-tree source ({@code nfs}, {@code hostPath}, …)
 * @param handle what the driver deletes by: the volume handle, {@code server:/path}, a path
 */
public record Backing(String driver, String handle) {
  @Override
  public String toString() {
    return driver + "/" + handle;
  }
}
