package dev.holdfast.images;

import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.installation.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A process that gets an image. */
enum Component {
  /** Without the optimizing compiler: it starts sooner, and nobody waits for what it does. */
  OPERATOR(
      "Compiles policies, manages trust, requests and certificates.",
      "8081",
      "-XX:TieredStopAtLevel=1"),
  WEBHOOK("The admission process: TLS server, deadlines, answers.", "8443 8080", "");

  private final String description;
  private final String ports;
  private final String ownOptions;

  /**
   * An image.
   *
   * @param ownOptions of the JVM, besides those of all, with spaces between them
   */
  Component(String description, String ports, String ownOptions) {
    this.description = description;
    this.ports = ports;
    this.ownOptions = ownOptions;
  }

  static String version() {
    return Jars.VERSION;
  }

  /** What the JVM is told in the image. */
  private List<String> options() {
    return Stream.concat(
            Stream.of(
                "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-XX:MaxRAMPercentage=50"),
            Stream.of(ownOptions.split(" ", -1)).filter(option -> !option.isEmpty()))
        .toList();
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
    return title() + ":" + version();
  }

  String description() {
    return description;
  }

  List<String> ports() {
    return List.of(ports.split(" ", -1));
  }

  /** As it lies in the image. */
  Application application(Repository repository, JavaRuntime runtime, Path folder)
      throws IOException {
    return new Application(title(), options(), folder)
        .prepare(
            Jars.of(repository, module()),
            repository.resolve("images/src/main/classes/" + module()),
            runtime);
  }
}
