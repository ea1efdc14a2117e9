package dev.holdfast.core.approval.sshsig;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads SSH's wire encoding (RFC 4251 section 5), strictly: lengths within the input, integers
 * positive and minimal, nothing left over. So one value has one encoding, and a fingerprint names
 * one key.
 */
final class WireReader {
  private final ByteBuffer input;

  WireReader(byte[] input) {
    this.input = ByteBuffer.wrap(input);
  }

  byte[] raw(int length) throws SshFormatException {
    if (length < 0 || length > input.remaining()) {
      throw new SshFormatException("it ends too early");
    }
    byte[] bytes = new byte[length];
    input.get(bytes);
    return bytes;
  }

  int uint8() throws SshFormatException {
    return raw(1)[0] & 0xFF;
  }

  /** An unsigned number, kept in its 32 bits. */
  int uint32() throws SshFormatException {
    return ByteBuffer.wrap(raw(4)).getInt();
  }

  byte[] string() throws SshFormatException {
    return raw(uint32());
  }

  /** A string of printable ASCII, as all names in the formats are. */
  String name() throws SshFormatException {
    byte[] bytes = string();
    for (byte each : bytes) {
      if (each < 0x20 || each > 0x7E) {
        throw new SshFormatException("a name in it is not printable ASCII");
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  BigInteger positive() throws SshFormatException {
    byte[] bytes = string();
    BigInteger value = bytes.length == 0 ? BigInteger.ZERO : new BigInteger(bytes);
    if (value.signum() < 0) {
      throw new SshFormatException("a number in it is negative");
    }
    if (bytes.length > 0 && (value.signum() == 0 || !Arrays.equals(value.toByteArray(), bytes))) {
      throw new SshFormatException("a number in it is not minimal");
    }
    return value;
  }

  void end() throws SshFormatException {
    if (input.hasRemaining()) {
      throw new SshFormatException("something follows its end");
    }
  }
}
