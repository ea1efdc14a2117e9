package dev.holdfast.devcluster.installation;

import java.nio.file.Path;
import java.util.List;

/**
 * A packaged module, run with the collector of its image, but without the optimizing compiler:
 * these processes live for minutes and share few processors with all else.
 *
 * <p>The first of them that ends in peace leaves its loaded classes beside the jar, and later ones
 * start with these; Java itself notices another jar or JDK and writes them anew.
 */
record JavaProgram(Path jar) {
  List<String> command() {
    return List.of(
        Jars.java().toString(),
        "-XX:+AutoCreateSharedArchive",
        "-XX:SharedArchiveFile=" + jar.toString().replaceAll("\\.jar$", ".jsa"),
        "-Xlog:cds*=off,aot*=off",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx512m",
        "-jar",
        jar.toString());
  }
}
