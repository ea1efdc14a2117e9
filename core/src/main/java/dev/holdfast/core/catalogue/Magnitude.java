package dev.holdfast.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads sizes: numbers, Kubernetes quantities, durations such as {@code 7d} and {@code 36h0m0s},
 * counts of entries.
 */
final class Magnitude {
  private static final Pattern WITH_UNIT =
      Pattern.compile("([+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?)([A-Za-z]{0,2})");

  /** Durations as Go writes them. */
  private static final Pattern COMPOUND =
      Pattern.compile("(?:([0-9]{1,12})h)?(?:([0-9]{1,12})m)?([0-9]{1,12})s");

  /** Durations in seconds; quantities in their base unit. {@code m} is milli, as in quantities. */
  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("", BigDecimal.ONE),
          Map.entry("m", new BigDecimal("0.001")),
          Map.entry("k", new BigDecimal(1_000L)),
          Map.entry("M", new BigDecimal(1_000_000L)),
          Map.entry("G", new BigDecimal(1_000_000_000L)),
          Map.entry("T", new BigDecimal(1_000_000_000_000L)),
          Map.entry("P", new BigDecimal(1_000_000_000_000_000L)),
          Map.entry("Ki", new BigDecimal(1L << 10)),
          Map.entry("Mi", new BigDecimal(1L << 20)),
          Map.entry("Gi", new BigDecimal(1L << 30)),
          Map.entry("Ti", new BigDecimal(1L << 40)),
          Map.entry("Pi", new BigDecimal(1L << 50)),
          Map.entry("s", BigDecimal.ONE),
          Map.entry("h", new BigDecimal(3_600L)),
          Map.entry("d", new BigDecimal(86_400L)),
          Map.entry("w", new BigDecimal(604_800L)));

  private Magnitude() {}

  /** Empty when it can't be told. */
  static Optional<BigDecimal> of(@Nullable JsonNode node) {
    if (node == null) {
      return Optional.empty();
    }
    if (node.isContainerNode()) {
      return Optional.of(new BigDecimal(node.size()));
    }
    if (node.isNumber()) {
      return Optional.of(node.decimalValue());
    }
    Matcher compound = COMPOUND.matcher(node.asText());
    if (compound.matches()) {
      return Optional.of(seconds(compound));
    }
    Matcher matcher = WITH_UNIT.matcher(node.asText());
    if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
      return Optional.empty();
    }
    BigDecimal unit = UNITS.getOrDefault(matcher.group(2), BigDecimal.ONE);
    return Optional.of(new BigDecimal(matcher.group(1)).multiply(unit));
  }

  private static BigDecimal seconds(Matcher compound) {
    BigDecimal seconds = BigDecimal.ZERO;
    for (int unit = 1; unit <= 3; unit++) {
      String count = compound.group(unit);
      BigDecimal each = unit == 1 ? new BigDecimal(3_600L) : new BigDecimal(unit == 2 ? 60L : 1L);
      seconds = count == null ? seconds : seconds.add(new BigDecimal(count).multiply(each));
    }
    return seconds;
  }
}
