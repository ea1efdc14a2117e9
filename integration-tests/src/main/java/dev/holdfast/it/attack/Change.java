package dev.holdfast.it.attack;

/**
 * One request that changes something.
 *
 * @param body JSON, or nothing when empty
 */
record Change(String method, String path, String body) {
  static Change deletion(String path) {
    return new Change("DELETE", path, "");
  }

  /** Deletes with options, as JSON fields. */
  static Change deletion(String path, String options) {
    return new Change(
        "DELETE", path, "{\"kind\": \"DeleteOptions\", \"apiVersion\": \"v1\", " + options + "}");
  }

  static Change creation(String collection, String json) {
    return new Change("POST", collection, json);
  }

  /** Patches by merging. */
  static Change merge(String path, String json) {
    return new Change("PATCH", path, json);
  }

  /** The same, only tried. */
  Change dry() {
    return new Change(method, path + "?dryRun=All", body);
  }

  String type() {
    return method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
  }
}
