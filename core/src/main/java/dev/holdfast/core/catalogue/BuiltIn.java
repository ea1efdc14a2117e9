package dev.holdfast.core.catalogue;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads the files beside this class. */
final class BuiltIn {
  static final Catalogue CATALOGUE = load();

  private BuiltIn() {}

  /** The files, named by {@code index}: a jar has no directory listing to rely on. */
  static List<String> files() {
    return text("index").lines().filter(line -> !line.isBlank()).toList();
  }

  static String text(String file) {
    try (InputStream in = BuiltIn.class.getResourceAsStream("/catalogue/" + file)) {
      return new String(
          requireNonNull(in, () -> "catalogue/" + file + " is missing").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("catalogue/" + file + " can't be read", e);
    }
  }

  private static Catalogue load() {
    List<DataKind> kinds = new ArrayList<>();
    Set<String> drivers = new HashSet<>();
    for (String file : files()) {
      CatalogueFile parsed = CatalogueFile.parse(file, text(file));
      kinds.addAll(parsed.kinds());
      drivers.addAll(parsed.independentSnapshotDrivers());
    }
    return Catalogue.of(kinds, drivers);
  }
}
