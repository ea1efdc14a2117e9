package dev.holdfast.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A process that gets an image. */
enum Component {
  OPERATOR("Compiles policies, manages trust, requests and certificates.", "8081"),
  WEBHOOK("The admission process: TLS server, deadlines, answers.", "8443 8080");

  private static final String VERSION = "0.1.0-SNAPSHOT";

  private final String description;
  private final String ports;

  Component(String description, String ports) {
    this.description = description;
    this.ports = ports;
  }

  static String version() {
    return VERSION;
  }

  /** The folder of its module. */
  String module() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Of image, jar and files. */
  String title() {
    return "holdfast-" + module();
  }

  /** As the chart asks for it. */
  String reference() {
    return title() + ":" + VERSION;
  }

  String description() {
    return description;
  }

  List<String> ports() {
    return List.of(ports.split(" ", -1));
  }

  /** What Maven has packaged; the jars it needs are in {@code lib} beside it. */
  Path jar(Path repository) {
    return repository.resolve(module() + "/target/" + title() + "-" + VERSION + ".jar");
  }

  /** Names of the classes that it loads until it is ready; see {@code images/README.md}. */
  Path classes(Path repository) {
    return repository.resolve("images/src/main/classes/" + module());
  }
}
