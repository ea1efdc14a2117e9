package dev.holdfast.operator.notification;

/** Is told the end of each notification. */
interface Told {
  void delivered(Notification notification);

  /**
   * Nobody tries it again.
   *
   * @param why one line without secrets
   */
  void givenUp(Notification notification, String why);
}
