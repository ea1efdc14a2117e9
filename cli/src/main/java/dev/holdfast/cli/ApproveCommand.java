package dev.holdfast.cli;

import dev.holdfast.api.v1alpha1.ChangeApproval;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "approve",
    description = "Show a request, ask, sign it with ssh-keygen and apply the approval.",
    mixinStandardHelpOptions = true)
final class ApproveCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Mixin private KeyOptions keys = new KeyOptions();

  @Parameters(paramLabel = "REQUEST", description = "name of the ChangeRequest: chr-…")
  private String request = "";

  @Option(
      names = "--as",
      required = true,
      paramLabel = "APPROVER",
      description = "name of the Approver object that your key is registered in")
  private String approver = "";

  @Option(
      names = "--for",
      paramLabel = "SPAN",
      converter = Span.class,
      description =
          "how long the approval may be used, from now; default 1h, for CONNECT at most 15m")
  private Duration span = Duration.ofHours(1);

  @Option(names = "--reason", description = "why; part of what is signed")
  private String reason = "";

  @Option(
      names = "--yes",
      description =
          "don't ask; only together with --expect-digest, so that what is signed was read")
  private boolean yes;

  @Option(
      names = "--expect-digest",
      paramLabel = "DIGEST",
      description = "sign only if the impact has this digest (kubectl holdfast show tells it)")
  private @Nullable String expectedDigest;

  @Override
  public Integer call() {
    CommandSpec command = Objects.requireNonNull(spec);
    if (yes && expectedDigest == null) {
      throw new ParameterException(
          command.commandLine(),
          "--yes needs --expect-digest: it says what you have read (see: kubectl holdfast show "
              + request
              + ")");
    }
    PrintWriter out = command.commandLine().getOut();
    try (Cluster cluster = Cluster.connect()) {
      List<ChangeApproval> earlier = cluster.approvalsOf(request);
      String text = bytesToSign(cluster, earlier, out);
      StatementView statement = StatementView.parse(text);
      new Screen(out).show(statement, earlier);
      checkDigest(statement);
      if (!yes && !confirmed(out)) {
        out.println("Nothing was signed.");
        return ExitCode.ABORTED;
      }
      Path key = keys.key();
      String signature = SshKeygen.sign(key, text);
      String name =
          cluster.create(
              request,
              new ChangeApprovalSpec(
                  "Approve", null, text, List.of(new SignatureEntry(approver, signature))));
      out.printf("%nApproved as %s: changeapproval/%s%n", approver, name);
      return ExitCode.OK;
    }
  }

  /** Only equal bytes add up, so what somebody has signed already is offered again. */
  private String bytesToSign(Cluster cluster, List<ChangeApproval> earlier, PrintWriter out) {
    Instant now = Instant.now();
    for (ChangeApproval approval : earlier) {
      String text = approval.getSpec().statement();
      if (approval.getSpec().decision().equals("Approve")
          && StatementView.parse(text).notAfter().isAfter(now)) {
        out.printf(
            "Signing the same bytes as %s, so that both count together.%n%n",
            approval.getMetadata().getName());
        return text;
      }
    }
    StatementView asked = StatementView.parse(cluster.request(request).getSpec().statement());
    Window window = Window.narrow(asked, now, span);
    return asked.narrowed(window.notBefore(), window.notAfter(), reason);
  }

  private void checkDigest(StatementView statement) {
    if (expectedDigest != null && !expectedDigest.equals(statement.digest())) {
      throw CommandException.refused(
          "the impact is not what you expected: its digest is "
              + statement.digest()
              + ". Read the request again: kubectl holdfast show "
              + request);
    }
  }

  private boolean confirmed(PrintWriter out) {
    out.printf("%nSign this as %s? Type yes: ", approver);
    out.flush();
    Scanner answers = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
    return answers.hasNextLine() && answers.nextLine().strip().equals("yes");
  }
}
