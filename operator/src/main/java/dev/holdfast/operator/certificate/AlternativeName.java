package dev.holdfast.operator.certificate;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A name in a serving certificate: a DNS name or an IP address. */
final class AlternativeName {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

  private AlternativeName() {}

  static boolean isAddress(String name) {
    return ADDRESS.matcher(name).matches();
  }

  /** As the JDK writes it when it reads a certificate: IPv6 in full. */
  static String canonical(String name) {
    if (!isAddress(name)) {
      return name;
    }
    try {
      // A literal address is never looked up.
      return InetAddress.getByName(name).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(name + " is not an IP address", e);
    }
  }
}
