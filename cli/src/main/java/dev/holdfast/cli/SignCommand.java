package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.approval.StatementParser;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "sign",
    header = "Sign a statement in a file, without a cluster.",
    description = {
      "Shows it and asks on standard error;",
      "prints the signature, or with --as a ChangeApproval for kubectl create -f -.",
      "Get the file with: kubectl holdfast show REQUEST --statement > statement.json"
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      ExitCode.HELP_OK,
      "1:the file holds no statement, or the key is too weak",
      ExitCode.HELP_USAGE,
      "3:the file, the key or ssh-keygen can't be used",
      ExitCode.HELP_ABORTED
    },
    mixinStandardHelpOptions = true)
final class SignCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Mixin private KeyOptions keys = new KeyOptions();

  @Mixin private Question question = new Question();

  @Parameters(paramLabel = "FILE", description = "the bytes to sign")
  private Path file = Path.of("");

  @Option(
      names = "--as",
      paramLabel = "APPROVER",
      description = "name of your Approver object; prints a whole ChangeApproval")
  private @Nullable String approver;

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = Span.class,
      description = "narrow the window to this long from now; other bytes than in the file, so")
  private @Nullable Duration span;

  @Option(names = "--full", description = "show every line")
  private boolean full;

  SignCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    question.check();
    if (span != null && approver == null) {
      throw CommandException.refused(
          "--for changes the bytes, which only a ChangeApproval carries: name yourself with --as");
    }
    CommandSpec command = Objects.requireNonNull(spec);
    PrintWriter err = command.commandLine().getErr();
    Statement statement = statement();
    question.checkDigest(statement.digest());
    Statement toSign = span == null ? statement : narrowed(statement, span);
    Screen screen = new Screen(err, session.now(), full);
    screen.statement(toSign);
    if (!question.agreed(err, session, "Sign this?")) {
      err.println("Nothing was signed.");
      err.flush();
      return ExitCode.ABORTED;
    }
    String text = toSign.text();
    String signature = Signing.sign(session.ssh(), keys.key(), text);
    PrintWriter out = command.commandLine().getOut();
    out.print(approver == null ? signature : approval(toSign, text, approver, signature));
    out.flush();
    return ExitCode.OK;
  }

  private static String approval(
      Statement statement, String text, String approver, String signature) {
    return Documents.approval(
            statement.request(),
            new ChangeApprovalSpec(
                "Approve", null, text, List.of(new SignatureEntry(approver, signature))))
        + "\n";
  }

  private Statement narrowed(Statement statement, Duration wanted) {
    Window window = Window.narrow(statement, session.now(), wanted);
    return statement.with(statement.reason(), window.notBefore(), window.notAfter());
  }

  private Statement statement() {
    return switch (StatementParser.parse(Documents.text(file, session))) {
      case ParsedStatement.Parsed(Statement statement) -> statement;
      case ParsedStatement.Malformed(String message) -> throw CommandException.refused(message);
    };
  }
}
