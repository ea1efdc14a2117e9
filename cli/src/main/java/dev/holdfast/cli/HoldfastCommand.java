package dev.holdfast.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command: it only lists the others. */
@Command(
    name = "kubectl holdfast",
    description = {
      "See, approve, reject and verify changes that Holdfast refused,",
      "and see what it would refuse."
    },
    subcommands = HelpCommand.class,
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:done",
      "1:refused: a signature doesn't verify, a request can't be signed, the cluster said no",
      "2:wrong usage",
      "3:the cluster, a file or ssh-keygen couldn't be used",
      "4:you said no",
      "5:explain: the change would be denied"
    },
    footer = {"", "The cluster is the one that kubectl would use (KUBECONFIG, current context)."})
final class HoldfastCommand {
  /** With all commands: those of a request's life in its order, those that only look, the end. */
  static CommandLine in(Session session) {
    return new CommandLine(new HoldfastCommand())
        .addSubcommand(new RequestsCommand(session))
        .addSubcommand(new ShowCommand(session))
        .addSubcommand(new ApproveCommand(session))
        .addSubcommand(new RejectCommand(session))
        .addSubcommand(new SignCommand(session))
        .addSubcommand(new VerifyCommand(session))
        .addSubcommand(new ImpactCommand(session))
        .addSubcommand(new ExplainCommand(session))
        .addSubcommand(new PostureCommand(session))
        .addSubcommand(new DisarmCommand(session));
  }
}
