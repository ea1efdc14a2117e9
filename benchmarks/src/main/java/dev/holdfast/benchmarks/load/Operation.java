package dev.holdfast.benchmarks.load;

/** What is asked again and again, always in a dry run. */
enum Operation {
  DENIED("deletion of production's claim, denied", "DELETE", "persistentvolumeclaims/guarded", ""),
  ALLOWED(
      "deletion of a claim that nothing protects, allowed",
      "DELETE",
      "persistentvolumeclaims/free",
      ""),
  LABEL(
      "label on production's claim that goes on linking it, allowed",
      "PATCH",
      "persistentvolumeclaims/guarded",
      "{\"metadata\": {\"labels\": {\"env\": \"live\"}}}"),
  UNWATCHED(
      "update of a ConfigMap",
      "PATCH",
      "configmaps/plain",
      "{\"data\": {\"key\": \"other value\"}}");

  private static final int DONE = 200;
  private static final int REFUSED = 403;

  private final String title;
  private final String method;
  private final String object;
  private final String patch;

  Operation(String title, String method, String object, String patch) {
    this.title = title;
    this.method = method;
    this.object = object;
    this.patch = patch;
  }

  String title() {
    return title;
  }

  String method() {
    return method;
  }

  /** Below the namespace. */
  String object() {
    return object;
  }

  /** A merge patch; empty for deletions. */
  String patch() {
    return patch;
  }

  /** Whether this answer is the right one. */
  boolean isRight(Hook hook, int status) {
    return status == (this == DENIED && hook == Hook.HOLDFAST ? REFUSED : DONE);
  }
}
