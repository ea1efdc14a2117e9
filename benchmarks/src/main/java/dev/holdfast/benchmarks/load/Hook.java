package dev.holdfast.benchmarks.load;

/** What the API server asks about a change. */
enum Hook {
  NONE("no webhook"),
  NOTHING("null webhook"),
  HOLDFAST("Holdfast");

  private final String title;

  Hook(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
