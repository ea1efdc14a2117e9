package dev.holdfast.images;

import dev.holdfast.devcluster.Command;
import java.nio.file.Path;
import java.util.List;

/** A Java runtime with the modules that operator and webhook use, made of the JDK of this JVM. */
record JavaRuntime(Path folder) {
  private static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.sql",
          "java.xml",
          "jdk.httpserver",
          "jdk.jfr",
          "jdk.management",
          "jdk.unsupported",
          "jdk.zipfs");

  static JavaRuntime link(Path folder) {
    Command.of(
            Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
            "--add-modules=" + String.join(",", MODULES),
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-6",
            "--output=" + folder)
        .run()
        .orThrow();
    return new JavaRuntime(folder);
  }

  Path java() {
    return folder.resolve("bin/java");
  }

  static String version() {
    return System.getProperty("java.runtime.version");
  }

  static String vendor() {
    return System.getProperty("java.vendor");
  }
}
