package dev.holdfast.core.approval.sshsig;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes SSH's wire encoding. */
final class WireWriter {
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  WireWriter raw(byte... bytes) {
    output.writeBytes(bytes);
    return this;
  }

  WireWriter uint32(int value) {
    return raw(ByteBuffer.allocate(4).putInt(value).array());
  }

  WireWriter string(byte[] bytes) {
    return uint32(bytes.length).raw(bytes);
  }

  WireWriter string(String text) {
    return string(text.getBytes(StandardCharsets.UTF_8));
  }

  WireWriter mpint(BigInteger value) {
    return string(value.signum() == 0 ? new byte[0] : value.toByteArray());
  }

  byte[] bytes() {
    return output.toByteArray();
  }
}
