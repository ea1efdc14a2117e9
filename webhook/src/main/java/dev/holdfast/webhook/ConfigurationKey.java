package dev.holdfast.webhook;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys this process understands; in the environment each has the prefix {@code HOLDFAST_}. */
enum ConfigurationKey {
  NAMESPACE("namespace of this installation", "holdfast"),
  PORT("port of the TLS server, 0 for any free one", "8443"),
  METRICS_PORT("port of health and metrics (plain HTTP), 0 for any free one", "8080"),
  TLS_SECRET("Secret that holds tls.crt and tls.key", "holdfast-webhook-tls"),
  REPLICA("name of this replica", "the host name"),
  THREADS("reviews worked on at the same time", "the number of processors"),
  DEADLINE("time for one review, for example 3s or 500ms", "3s"),
  DRAIN("how long requests are still accepted after SIGTERM", "5s"),
  CLIENT_CA("PEM file of the CA that callers' certificates must come from", "none"),
  LOG("LINES for people, JSON for log stores", "LINES");

  static final String PREFIX = "HOLDFAST_";

  private final String meaning;
  private final String fallback;

  ConfigurationKey(String meaning, String fallback) {
    this.meaning = meaning;
    this.fallback = fallback;
  }

  String variable() {
    return PREFIX + name();
  }

  String fallback() {
    return fallback;
  }

  static Optional<ConfigurationKey> of(String variable) {
    return Arrays.stream(values()).filter(key -> key.variable().equals(variable)).findFirst();
  }

  static String names() {
    return Arrays.stream(values())
        .map(ConfigurationKey::variable)
        .collect(Collectors.joining(", "));
  }

  /** One line per key: name, meaning, default. */
  static String reference() {
    return Arrays.stream(values())
        .map(key -> "  %-22s %s (%s)".formatted(key.variable(), key.meaning, key.fallback))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
