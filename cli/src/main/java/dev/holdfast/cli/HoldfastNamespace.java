package dev.holdfast.cli;

import picocli.CommandLine.Option;

/** Where Holdfast is installed. */
final class HoldfastNamespace {
  @Option(
      names = "--holdfast-namespace",
      paramLabel = "NAMESPACE",
      description = "where Holdfast is installed; default holdfast")
  private String namespace = "holdfast";

  String name() {
    return namespace;
  }
}
