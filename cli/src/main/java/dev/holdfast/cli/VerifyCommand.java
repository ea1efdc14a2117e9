package dev.holdfast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.api.v1alpha1.ApproverSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec;
import dev.holdfast.api.v1alpha1.ChangeApprovalSpec.SignatureEntry;
import dev.holdfast.core.approval.Approvers;
import dev.holdfast.core.approval.ParsedStatement;
import dev.holdfast.core.approval.SignatureCheck;
import dev.holdfast.core.approval.Statement;
import dev.holdfast.core.approval.StatementParser;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "verify",
    header = "Verify the signatures of ChangeApprovals in a file, without a cluster.",
    description = {
      "For example in an audit:",
      "kubectl get changeapprovals,approvers -o yaml > both.yaml;",
      "kubectl holdfast verify both.yaml --approvers both.yaml"
    },
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:every signature is good",
      "1:one isn't",
      ExitCode.HELP_USAGE,
      "3:a file can't be used"
    },
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  private final Session session;

  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "ChangeApprovals, as kubectl prints them")
  private Path file = Path.of("");

  @Option(
      names = "--approvers",
      required = true,
      paramLabel = "FILE",
      description = "Approvers, as kubectl prints them")
  private Path approvers = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "verify as of this time, as 2026-11-23T08:00:00Z; default now")
  private @Nullable Instant at;

  VerifyCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Map<String, ApproverSpec> specs = new TreeMap<>();
    Documents.ofKind("Approver", approvers, session)
        .forEach(
            object ->
                specs.put(Documents.name(object), Documents.spec(object, ApproverSpec.class)));
    Approvers known = Approvers.of(specs, Map.of(), at == null ? session.now() : at);
    boolean good = true;
    for (JsonNode object : Documents.ofKind("ChangeApproval", file, session)) {
      good &= verify(object, known, out);
    }
    out.flush();
    return good ? ExitCode.OK : ExitCode.REFUSED;
  }

  private static boolean verify(JsonNode object, Approvers known, PrintWriter out) {
    ChangeApprovalSpec approval = Documents.spec(object, ChangeApprovalSpec.class);
    out.printf("%s: ", Screen.printable(Documents.name(object)));
    switch (StatementParser.parse(approval.statement())) {
      case ParsedStatement.Malformed(String message) -> {
        out.println(message);
        return false;
      }
      case ParsedStatement.Parsed(Statement statement) ->
          out.printf(
              "%s of %s %s, from %s until %s%n",
              approval.decision(),
              statement.change().operation(),
              Screen.printable(statement.change().shown()),
              statement.notBefore(),
              statement.notAfter());
    }
    List<SignatureEntry> entries =
        approval.signatures() == null ? List.of() : approval.signatures();
    boolean good = approval.decision().equals("Reject") || !entries.isEmpty();
    for (SignatureEntry entry : entries) {
      switch (SignatureCheck.of(entry, approval.statement(), known)) {
        case SignatureCheck.Good(String approver, var key) ->
            out.printf("  good: %s, %s %s%n", approver, key.type(), key.fingerprint());
        case SignatureCheck.Bad(String reason) -> {
          out.printf("  bad: %s%n", Screen.printable(reason));
          good = false;
        }
      }
    }
    return good;
  }
}
