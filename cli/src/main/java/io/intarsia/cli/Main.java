package io.intarsia.cli;

import io.intarsia.cli.commands.BenchDetectorCommand;
import io.intarsia.cli.commands.BenchEncodingCommand;
import io.intarsia.cli.commands.BenchInputCommand;
import io.intarsia.cli.commands.BenchLossCommand;
import io.intarsia.cli.commands.BenchSvmCommand;
import io.intarsia.cli.commands.BenchTrainCommand;
import io.intarsia.cli.commands.BenchTrainerCommand;
import io.intarsia.cli.commands.ColorizeCommand;
import io.intarsia.cli.commands.ConfigDocsCommand;
import io.intarsia.cli.commands.ConfigShowCommand;
import io.intarsia.cli.commands.DataAbPriorCommand;
import io.intarsia.cli.commands.DataImportCommand;
import io.intarsia.cli.commands.DataInfoCommand;
import io.intarsia.cli.commands.DataShowCommand;
import io.intarsia.cli.commands.DataSynthesizeCommand;
import io.intarsia.cli.commands.DetectCommand;
import io.intarsia.cli.commands.EvaluateCommand;
import io.intarsia.cli.commands.EvaluateDetectionCommand;
import io.intarsia.cli.commands.EvaluateDetectionsCommand;
import io.intarsia.cli.commands.EvaluateSuiteCommand;
import io.intarsia.cli.commands.ExportCommand;
import io.intarsia.cli.commands.FeaturesCommand;
import io.intarsia.cli.commands.InspectCommand;
import io.intarsia.cli.commands.PretrainCommand;
import io.intarsia.cli.commands.ProposalsCommand;
import io.intarsia.cli.commands.QuickstartCommand;
import io.intarsia.cli.commands.SweepPlanCommand;
import io.intarsia.cli.commands.SweepQuickstartCommand;
import io.intarsia.cli.commands.SweepReportCommand;
import io.intarsia.cli.commands.SweepRunCommand;
import io.intarsia.cli.commands.VersionCommand;
import io.intarsia.cli.commands.WeightsExportCommand;
import io.intarsia.cli.commands.WeightsImportCommand;
import io.intarsia.core.UserException;
import io.intarsia.core.progress.Progress;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.ParseException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The program {@code intarsia}: exits 0, with 2 for a user's mistake, with 1 for a failure, with
 * 128 and a signal's number when that stopped it.
 */
public final class Main {
  private static final Logger LOG = LogManager.getLogger(Main.class);

  static final int OK = 0;
  static final int FAILURE = 1;
  static final int USER_MISTAKE = 2;

  /** Every command, in the order of the list that {@code --help} prints. */
  static List<Command> commands() {
    return List.of(
        new QuickstartCommand(),
        new DataImportCommand(),
        new DataInfoCommand(),
        new DataSynthesizeCommand(),
        new DataShowCommand(),
        new DataAbPriorCommand(),
        new ProposalsCommand(),
        new PretrainCommand(),
        new BenchInputCommand(),
        new BenchEncodingCommand(),
        new BenchLossCommand(),
        new ExportCommand(),
        new ColorizeCommand(),
        new DetectCommand(),
        new InspectCommand(),
        new WeightsExportCommand(),
        new WeightsImportCommand(),
        new BenchSvmCommand(),
        new BenchTrainCommand(),
        new BenchTrainerCommand(),
        new BenchDetectorCommand(),
        new FeaturesCommand(),
        EvaluateCommand.svm(),
        EvaluateCommand.lowShot(),
        EvaluateCommand.linear(),
        EvaluateCommand.finetune(),
        EvaluateCommand.knn(),
        new EvaluateDetectionCommand(),
        new EvaluateDetectionsCommand(),
        new EvaluateSuiteCommand(),
        new SweepPlanCommand(),
        new SweepRunCommand(),
        new SweepReportCommand(),
        new SweepQuickstartCommand(),
        new ConfigShowCommand(),
        new ConfigDocsCommand(),
        new VersionCommand());
  }

  private final List<Command> commands;
  private final Console console;
  private final PrintStream err;

  Main(List<Command> commands, Console console, PrintStream err) {
    this.commands = commands;
    this.console = console;
    this.err = err;
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    Locale.setDefault(Locale.ROOT);
    ParentWatch.start();
    // The launcher asks the shell whether stderr is a terminal; Java 17 cannot tell.
    boolean terminal = Boolean.getBoolean("intarsia.terminal");
    Progress progress = terminal ? new TerminalProgress() : Progress.silent();
    System.exit(
        new Main(commands(), new Console(System.out, progress), System.err)
            .run(Arrays.asList(args)));
  }

  int run(List<String> args) {
    if (args.isEmpty() || args.get(0).equals("--help") || args.get(0).equals("help")) {
      HelpText.printCommands(commands, console.out());
      return args.isEmpty() ? USER_MISTAKE : OK;
    }
    Optional<Command> found = find(args);
    if (found.isEmpty()) {
      return unknownCommand(args);
    }
    Command command = found.get();
    int words = command.name().split(" ").length;
    return run(command, args.subList(words, args.size()).toArray(String[]::new));
  }

  private int run(Command command, String[] args) {
    if (Arrays.asList(args).contains("--help")) {
      HelpText.printCommand(command, console.out());
      return OK;
    }
    try {
      command.run(Arguments.parse(command, args), console);
      return OK;
    } catch (ParseException e) {
      err.printf("intarsia %s: %s (see --help)%n", command.name(), e.getMessage());
      return USER_MISTAKE;
    } catch (StoppedException e) {
      return e.exitCode();
    } catch (UserException e) {
      LOG.debug("user's mistake", e);
      err.printf("intarsia %s: %s%n", command.name(), e.getMessage());
      return USER_MISTAKE;
    } catch (Exception | LinkageError e) {
      LOG.error("intarsia {} failed", command.name(), e);
      return FAILURE;
    }
  }

  private Optional<Command> find(List<String> args) {
    String given = String.join(" ", args) + " ";
    return commands.stream().filter(command -> given.startsWith(command.name() + " ")).findFirst();
  }

  private int unknownCommand(List<String> args) {
    String group = args.get(0) + " ";
    List<Command> members =
        commands.stream().filter(command -> command.name().startsWith(group)).toList();
    if (members.isEmpty()) {
      err.printf("intarsia: there is no command '%s' (see intarsia --help)%n", args.get(0));
      return USER_MISTAKE;
    }
    HelpText.printCommands(members, console.out());
    return args.size() > 1 && args.get(1).equals("--help") ? OK : USER_MISTAKE;
  }
}
