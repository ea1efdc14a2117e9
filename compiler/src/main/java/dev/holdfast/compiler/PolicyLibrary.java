package dev.holdfast.compiler;

import java.util.SortedMap;

/** The library {@code data.holdfast.lib} that every policy may import. */
public final class PolicyLibrary {
  private PolicyLibrary() {}

  /** Rego by path, for example {@code format/format.rego}. */
  public static SortedMap<String, String> modules() {
    return Resources.regoBelow("/policies/lib");
  }
}
