package dev.holdfast.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import picocli.CommandLine;

/** Runs {@code kubectl holdfast}, with or without kubectl around it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine(Session.real(arguments)).execute(arguments));
  }

  static CommandLine commandLine(Session session) {
    return HoldfastCommand.in(session)
        .setExecutionExceptionHandler(Main::explain)
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

  private static String reason(KubernetesClientException fault) {
    if (fault.getStatus() != null && fault.getStatus().getMessage() != null) {
      return fault.getStatus().getMessage();
    }
    Throwable root = fault;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "the cluster can't be reached (" + root + "). Is KUBECONFIG right?";
  }
}
