package dev.holdfast.devcluster.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A packaged module, run with the collector of its image, but without the optimizing compiler:
 * these processes live for minutes and share few processors with all else.
 *
 * @param archive when it is of another jar or JDK, Java itself passes over it
 */
record JavaProgram(Path jar, Path archive) {
  static final List<String> OPTIONS =
      List.of(
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xmx512m");

  List<String> command() {
    List<String> words = new ArrayList<>(List.of(Jars.java().toString()));
    words.addAll(OPTIONS);
    words.addAll(
        List.of(
            "-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off,aot*=off", "-jar", jar.toString()));
    return words;
  }
}
