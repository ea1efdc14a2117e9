package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an object of a kind names the storage behind it. An object stands on every backing whose rule
 * fits: aliases of the same data are further rules.
 *
 * @param driver CSI driver or in-tree source
 * @param handle what the driver deletes by
 * @param absent the rule doesn't fit when any of these is there
 */
public record BackingRule(Template driver, Template handle, List<FieldPath> absent) {
  public BackingRule(Template driver, Template handle, @Nullable List<FieldPath> absent) {
    this.driver = requireNonNull(driver, "driver is null");
    this.handle = requireNonNull(handle, "handle is null");
    this.absent = absent == null ? List.of() : List.copyOf(absent);
  }
}
