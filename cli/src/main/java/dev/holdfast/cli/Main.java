package dev.holdfast.cli;

import io.fabric8.kubernetes.client.KubernetesClientException;
import picocli.CommandLine;

/** Runs {@code kubectl holdfast}, with or without kubectl around it. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new HoldfastCommand())
        .setExecutionExceptionHandler(Main::explain)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .execute(arguments);
  }

  /** The one place where a fault becomes a message and an exit status. */
  private static int explain(
      Exception fault, CommandLine command, CommandLine.ParseResult arguments) {
    command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message(fault));
    return fault instanceof CommandException told ? told.exitCode() : ExitCode.UNAVAILABLE;
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
