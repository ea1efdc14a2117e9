package dev.holdfast.e2e;

/** What the chart is installed with. */
record Values(Cast cast) {
  /**
   * Values whose Pods differ from those of another number.
   *
   * @param number millicores that a webhook asks for, beyond fifty
   */
  String of(int number) {
    return """
        approvers: %s
        humans: {users: ["*@example.com"]}
        webhook: {resources: {requests: {cpu: %dm}}}
        """
        .formatted(cast.approvers(), 50 + number);
  }

  /** An image that is nowhere. */
  String unpullable() {
    return of(0) + "operator: {image: {tag: nowhere, pullPolicy: Never}}\n";
  }
}
