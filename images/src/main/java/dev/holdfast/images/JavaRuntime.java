package dev.holdfast.images;

import dev.holdfast.devcluster.Command;
import java.nio.file.Path;
import java.util.List;

/** A Java runtime with the modules that a program uses, made of the JDK of this JVM. */
record JavaRuntime(Path folder) {
  private static final List<String> SERVERS =
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

  /** Those that jdeps finds, but for java.desktop, which jars only ask for where it is. */
  private static final List<String> COMMAND_LINE =
      List.of(
          "java.base",
          "java.management",
          "java.net.http",
          "java.sql",
          "jdk.unsupported",
          "jdk.zipfs");

  /** For operator and webhook. */
  static JavaRuntime forServers(Path folder) {
    return link(folder, SERVERS, "zip-6");
  }

  /** For {@code kubectl holdfast}; whoever packs it compresses it as a whole, and better. */
  static JavaRuntime forCommandLine(Path folder) {
    return link(folder, COMMAND_LINE, "zip-0");
  }

  /** As container images and archives name it. */
  static String architecture() {
    String name = System.getProperty("os.arch");
    return name.equals("aarch64") ? "arm64" : name;
  }

  private static JavaRuntime link(Path folder, List<String> modules, String compression) {
    Command.of(
            Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
            "--add-modules=" + String.join(",", modules),
            "--no-header-files",
            "--no-man-pages",
            "--compress=" + compression,
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
