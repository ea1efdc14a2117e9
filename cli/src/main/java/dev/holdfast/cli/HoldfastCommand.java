package dev.holdfast.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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
  /** Those of a request's life in its order, those that only look, and disarm. */
  private static final Map<String, Function<Session, Object>> COMMANDS = commands();

  private HoldfastCommand() {}

  private static Map<String, Function<Session, Object>> commands() {
    Map<String, Function<Session, Object>> commands = new LinkedHashMap<>();
    commands.put("requests", RequestsCommand::new);
    commands.put("show", ShowCommand::new);
    commands.put("approve", ApproveCommand::new);
    commands.put("reject", RejectCommand::new);
    commands.put("sign", SignCommand::new);
    commands.put("verify", VerifyCommand::new);
    commands.put("impact", ImpactCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("posture", PostureCommand::new);
    commands.put("disarm", DisarmCommand::new);
    return commands;
  }

  /** With all commands. */
  static CommandLine in(Session session) {
    CommandLine all = new CommandLine(new HoldfastCommand());
    COMMANDS.forEach((name, command) -> all.addSubcommand(name, command.apply(session)));
    return all;
  }

  /** With the one that the arguments begin with, else with all: each takes its time to describe. */
  static CommandLine in(Session session, String... arguments) {
    Function<Session, Object> named = arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    return named == null
        ? in(session)
        : new CommandLine(new HoldfastCommand()).addSubcommand(arguments[0], named.apply(session));
  }
}
