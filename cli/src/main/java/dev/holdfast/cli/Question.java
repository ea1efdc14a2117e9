package dev.holdfast.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks before signing, or, in scripts, takes the digest of what was read for an answer. */
final class Question {
  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--yes",
      description =
          "don't ask; only together with --expect-digest, so that what is signed was read")
  private boolean yes;

  @Option(
      names = "--expect-digest",
      paramLabel = "DIGEST",
      description = "sign only if the request's text has this digest, as show tells it")
  private @Nullable String expectedDigest;

  /** Refuses {@code --yes} alone. */
  void check() {
    if (yes && expectedDigest == null) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--yes needs --expect-digest: it says what you have read (kubectl holdfast show)");
    }
  }

  /** Refuses a text that isn't the one that was read. */
  void checkDigest(String digest) {
    if (expectedDigest != null && !expectedDigest.equals(digest)) {
      throw CommandException.refused(
          "this isn't what you have read: its digest is " + digest + ". Read it again: show");
    }
  }

  /** Whether to go on. */
  boolean agreed(PrintWriter out, Session session, String question) {
    if (yes) {
      return true;
    }
    out.printf("%n%s Type yes: ", question);
    out.flush();
    Scanner answers = new Scanner(session.in(), StandardCharsets.UTF_8);
    return answers.hasNextLine() && answers.nextLine().strip().equals("yes");
  }
}
