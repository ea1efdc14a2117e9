package dev.holdfast.images;

import dev.holdfast.devcluster.Repository;
import dev.holdfast.devcluster.installation.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A process that gets an image. */
enum Component {
  OPERATOR("Compiles policies, manages trust, requests and certificates.", "8081"),
  WEBHOOK("The admission process: TLS server, deadlines, answers.", "8443 8080");

  private final String description;
  private final String ports;

  Component(String description, String ports) {
    this.description = description;
    this.ports = ports;
  }

  static String version() {
    return Jars.VERSION;
  }

  /** What the JVM is told in the image. */
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:MaxRAMPercentage=50");

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
    return new Application(title(), OPTIONS, folder)
        .prepare(
            Jars.of(repository, module()),
            repository.resolve("images/src/main/classes/" + module()),
            runtime);
  }
}
