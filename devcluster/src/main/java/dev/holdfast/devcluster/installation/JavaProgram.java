package dev.holdfast.devcluster.installation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A packaged module, run with the collector of its image.
 *
 * @param archive when it is of another jar or JDK, Java itself passes over it
 * @param optimizing whether the optimizing compiler is used, as in its image; most of these
 *     processes live for minutes and share few processors with all else
 */
record JavaProgram(Path jar, Path archive, boolean optimizing) {
  static final List<String> OPTIONS =
      List.of("--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-Xmx512m");

  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  List<String> command() {
    List<String> words = new ArrayList<>(List.of(Jars.java().toString()));
    words.addAll(OPTIONS);
    if (!optimizing) {
      words.add(QUICK);
    }
    words.addAll(
        List.of(
            "-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off,aot*=off", "-jar", jar.toString()));
    return words;
  }
}
