package dev.holdfast.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command: it only lists the others. */
@Command(
    name = "kubectl holdfast",
    description = "See, approve and verify changes that Holdfast refused.",
    subcommands = {
      RequestsCommand.class,
      ShowCommand.class,
      ApproveCommand.class,
      SignCommand.class,
      HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:refused: a signature doesn't verify, a request can't be signed",
      "2:wrong usage",
      "3:the cluster, a file or ssh-keygen couldn't be used",
      "4:you said no"
    },
    footer = {"", "The cluster is the one that kubectl would use (KUBECONFIG, current context)."})
final class HoldfastCommand {}
