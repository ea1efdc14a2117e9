package dev.holdfast.operator.settings;

/** The settings can't be used; the message starts with the path of the bad key. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1L;

  SettingsException(String path, String problem) {
    super(path.isEmpty() ? problem : path + ": " + problem);
  }
}
