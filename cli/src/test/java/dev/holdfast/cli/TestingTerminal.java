package dev.holdfast.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Runs a command as a person would, and tells what came out. */
record TestingTerminal(int status, String out, String err) {
  static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

  static TestingTerminal run(Cluster cluster, String typed, String... arguments) {
    return run(cluster, new TestingSurvey(), typed, arguments);
  }

  static TestingTerminal run(Cluster cluster, Survey survey, String typed, String... arguments) {
    return run(() -> cluster, survey, SshKeygen.installed(), typed, arguments);
  }

  static TestingTerminal run(
      Supplier<Cluster> cluster, Survey survey, SshKeygen ssh, String typed, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Session session =
        new Session(
            cluster,
            () -> survey,
            wasm -> new TestingEngine(),
            ssh,
            new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
            InstantSource.fixed(NOW));
    CommandLine command =
        Main.commandLine(session).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int status = command.execute(arguments);
    command.getOut().flush();
    command.getErr().flush();
    return new TestingTerminal(status, out.toString(), err.toString());
  }
}
