package dev.holdfast.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    description = {
      "Sign a statement file as it is, without a cluster; prints the signature.",
      "Get the file with: kubectl holdfast show REQUEST --statement > statement.json"
    },
    mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private KeyOptions keys = new KeyOptions();

  @Parameters(paramLabel = "FILE", description = "the exact bytes to sign")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(SshKeygen.sign(keys.key(), read(file)));
    out.flush();
    return ExitCode.OK;
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw CommandException.unavailable(
          "can't read " + file + " as UTF-8 text: " + e.getMessage());
    }
  }
}
