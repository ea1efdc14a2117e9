package dev.holdfast.operator.notification;

/**
 * One step of one request, to be told once.
 *
 * @param id the same whoever makes it and however often, so that receivers can tell a repetition
 * @param uid of the request
 * @param request its name
 * @param body a CloudEvent in structured JSON mode
 */
record Notification(String id, Step step, String uid, String request, byte[] body) {
  @Override
  public String toString() {
    return id;
  }
}
