package dev.holdfast.core.approval;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.core.change.CanonicalJson;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The name of a ChangeRequest: a digest of everything that makes it another request, so that
 * retries and replicas meet on one object.
 */
final class RequestName {
  private static final String PREFIX = "chr-";

  /** RFC 4648 section 6, in lower case. */
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private RequestName() {}

  static String of(
      String cluster,
      Statement.Target change,
      String impactDigest,
      Statement.StatedRequester requester,
      List<Requirement> requirements,
      Period period) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("cluster", cluster);
    node.set("change", StatementJson.target(change));
    node.put("impact", impactDigest);
    node.set("requester", StatementJson.requester(requester));
    ArrayNode array = node.putArray("requirements");
    requirements.forEach(requirement -> array.add(StatementJson.requirement(requirement)));
    node.put("period", period.start().toString());
    return PREFIX + base32(sha256(CanonicalJson.bytes(node)));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Without padding: 52 characters for 32 bytes, which with the prefix is a DNS label. */
  static String base32(byte[] bytes) {
    int length = (bytes.length * 8 + 4) / 5;
    BigInteger bits = new BigInteger(1, bytes).shiftLeft(length * 5 - bytes.length * 8);
    StringBuilder text = new StringBuilder();
    for (int index = length - 1; index >= 0; index--) {
      text.append(ALPHABET.charAt(bits.shiftRight(5 * index).intValue() & 31));
    }
    return text.toString();
  }
}
