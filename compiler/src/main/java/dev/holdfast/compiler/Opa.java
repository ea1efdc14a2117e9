package dev.holdfast.compiler;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real {@code opa} program: one process for each call, killed when it takes too long. */
final class Opa {
  /** The release whose Wasm the engine's builtins are proven equal to. */
  private static final String PROVEN_RELEASE = "1.22.";

  private static final Pattern VERSION = Pattern.compile("(?m)^Version: (\\S+)$");
  private static final Duration VERSION_LIMIT = Duration.ofSeconds(10);

  private final Path program;
  private final String version;

  /**
   * @throws OpaException when the program can't be run or is of another release
   */
  Opa(Path program) {
    this.program = requireNonNull(program, "program is null").toAbsolutePath();
    try (var workspace = Workspace.create()) {
      this.version = version(run(workspace, VERSION_LIMIT, List.of("version")));
    }
    if (!version.startsWith(PROVEN_RELEASE)) {
      throw new OpaException(
          "opa %s at %s can't be used: the engine needs %sx"
              .formatted(version, program, PROVEN_RELEASE));
    }
  }

  String version() {
    return version;
  }

  /** Runs the program in a workspace, with no environment but its own temporary folder. */
  Output run(Workspace workspace, Duration limit, List<String> arguments) {
    Path out = workspace.file("stdout");
    Path err = workspace.file("stderr");
    try {
      Process process = start(workspace, arguments, out, err);
      boolean isDone;
      try {
        isDone = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        process.destroyForcibly().waitFor();
      }
      return isDone
          ? new Output.Done(process.exitValue(), Files.readString(out), Files.readString(err))
          : new Output.OverTime(limit);
    } catch (IOException e) {
      throw new OpaException("opa can't be run at " + program + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpaException("interrupted while opa ran", e);
    }
  }

  private Process start(Workspace workspace, List<String> arguments, Path out, Path err)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(program.toString());
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command)
            .directory(workspace.folder().toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.put("HOME", workspace.folder().toString());
    environment.put("TMPDIR", workspace.folder().toString());
    return builder.start();
  }

  private static String version(Output output) {
    if (output instanceof Output.Done done) {
      Matcher version = VERSION.matcher(done.out());
      if (version.find()) {
        return version.group(1);
      }
    }
    throw new OpaException("opa version printed no version");
  }

  /** What became of one call. */
  sealed interface Output {
    record Done(int exit, String out, String err) implements Output {
      boolean isGood() {
        return exit == 0;
      }

      /** The JSON that opa writes its errors as goes to either stream. */
      byte[] json() {
        return (err.strip().startsWith("{") ? err : out).getBytes(UTF_8);
      }
    }

    record OverTime(Duration limit) implements Output {}
  }
}
