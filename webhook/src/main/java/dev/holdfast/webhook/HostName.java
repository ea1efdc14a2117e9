package dev.holdfast.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name that tells this replica from the others; in a Pod it is the Pod's name. */
final class HostName {
  private HostName() {}

  static String ofThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      throw new ConfigurationException(
          "this machine has no host name (%s); set HOLDFAST_REPLICA".formatted(e.getMessage()));
    }
  }
}
