package dev.holdfast.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine;

/** Runs {@code kubectl holdfast}, with or without kubectl around it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Connection connection = new Connection();
    if (!told(connection, arguments)) {
      CommandLine line = HoldfastCommand.in(Session.real(connection, arguments), arguments);
      System.exit(explaining(line).execute(arguments));
    }
    System.exit(ExitCode.OK);
  }

  /** Whether the webhook was asked and its answer is printed, as picocli would print it. */
  private static boolean told(Connection connection, String... arguments) {
    Optional<String> answer =
        PlainQuestion.of(arguments)
            .flatMap(question -> question.answer(connection.guard(), Instant.now()));
    answer.ifPresent(text -> System.out.writeBytes(text.getBytes(Charset.defaultCharset())));
    System.out.flush();
    return answer.isPresent();
  }

  static CommandLine commandLine(Session session) {
    return explaining(HoldfastCommand.in(session));
  }

  private static CommandLine explaining(CommandLine line) {
    return line.setExecutionExceptionHandler(Main::explain)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** The one place where a fault becomes a message and an exit status. */
  private static int explain(
      Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message(fault));
    command.getErr().flush();
    return switch (fault) {
      case CommandException told -> told.exitCode();
      case KubernetesClientException client when refused(client) -> ExitCode.REFUSED;
      default -> ExitCode.UNAVAILABLE;
    };
  }

  private static boolean refused(KubernetesClientException fault) {
    return fault.getCode() >= HttpURLConnection.HTTP_BAD_REQUEST
        && fault.getCode() < HttpURLConnection.HTTP_INTERNAL_ERROR;
  }

  private static String message(Exception fault) {
    return switch (fault) {
      case CommandException told -> String.valueOf(told.getMessage());
      case KubernetesClientException client -> reason(client);
      default -> "unexpected fault: " + fault;
    };
  }

  /** Whether RBAC said it, not a webhook. */
  private static boolean isRight(String said) {
    return said.contains(" is forbidden: User ") && said.contains(" cannot ");
  }

  private static String reason(KubernetesClientException fault) {
    String said = fault.getStatus() == null ? null : fault.getStatus().getMessage();
    if (fault.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
      return "this cluster doesn't know Holdfast's objects. Is it the right one? See: kubectl"
          + " config current-context";
    }
    if (fault.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
      return "the cluster doesn't know you. Sign in, as for kubectl: kubectl auth whoami";
    }
    if (said != null && isRight(said)) {
      return said + ". Whoever approves needs the ClusterRole holdfast-approver";
    }
    if (said != null) {
      return said;
    }
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "the cluster can't be reached ("
        + root
        + "). Is KUBECONFIG right? See: kubectl"
        + " config current-context";
  }
}
