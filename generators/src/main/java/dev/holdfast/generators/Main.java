package dev.holdfast.generators;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes every generated file below the root of the repository, given as the only argument. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: holdfast-generators <root of the repository>");
      System.exit(2);
      return;
    }
    Path root = Path.of(arguments[0]);
    if (!Files.isRegularFile(root.resolve("tools/build.sh"))) {
      System.err.println(root + " isn't the root of the Holdfast repository");
      System.exit(2);
      return;
    }
    for (Map.Entry<String, String> file : Artifacts.all(root).entrySet()) {
      write(root.resolve(file.getKey()), file.getValue());
    }
  }

  private static void write(Path path, String text) throws IOException {
    if (!Files.isRegularFile(path) || !Files.readString(path).equals(text)) {
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
      System.out.println("wrote " + path);
    }
  }
}
