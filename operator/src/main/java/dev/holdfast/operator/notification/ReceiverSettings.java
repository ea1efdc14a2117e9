package dev.holdfast.operator.notification;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told, of what.
 *
 * @param url takes POST; its path may be a secret, so it is never logged
 * @param secret file with what signs, see {@link SigningKeys}; read anew for each try
 * @param authorities PEM file with the certificates to trust in place of the JVM's
 */
public record ReceiverSettings(URI url, Path secret, Optional<Path> authorities, Set<Step> steps) {
  public ReceiverSettings {
    steps = Set.copyOf(steps);
  }

  /** What may be logged of it: scheme and host. */
  String place() {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port;
  }

  @Override
  public String toString() {
    return "ReceiverSettings[" + place() + ", " + steps + "]";
  }
}
