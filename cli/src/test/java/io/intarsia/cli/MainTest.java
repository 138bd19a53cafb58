package io.intarsia.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.intarsia.core.UserException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MainTest {
  private CommandRun shell = new CommandRun(List.of());

  private int run(List<Command> commands, String... args) {
    shell = new CommandRun(commands);
    return shell.run(args);
  }

  @Test
  void aUsersMistakeIsOneLineAndExitsWithTwo() {
    Command wrong =
        command("data import", failing(new UserException("--source: there is no x.tar")));
    assertThat(run(List.of(wrong), "data", "import", "--source", "x.tar")).isEqualTo(2);
    assertThat(shell.err()).isEqualTo("intarsia data import: --source: there is no x.tar\n");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void aFailureExitsWithOne() {
    Command broken = command("train", failing(new IllegalStateException("disk on fire")));
    assertThat(run(List.of(broken), "train")).isEqualTo(1);
  }

  @Test
  void aCommandThatEndsWellExitsWithZero() {
    assertThat(run(List.of(command("train", () -> {})), "train")).isZero();
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments(List.of("tarin"), "there is no command 'tarin'"),
        arguments(List.of("data", "import", "--sauce", "x"), "--sauce"),
        arguments(List.of("data", "import", "extra"), "unexpected argument 'extra'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void wrongUsageIsNamedAndExitsWithTwo(List<String> args, String words) {
    assertThat(run(List.of(command("data import", () -> {})), args.toArray(String[]::new)))
        .isEqualTo(2);
    assertThat(shell.err()).contains(words).hasLineCount(1);
  }

  @Test
  void aGroupAloneListsItsCommands() {
    assertThat(run(List.of(command("data import", () -> {}), command("train", () -> {})), "data"))
        .isEqualTo(2);
    assertThat(shell.out()).contains("data import").doesNotContain("train");
  }

  static Stream<Command> commands() {
    return Main.commands().stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandExplainsItselfOnHelp(Command command) {
    String[] words = (command.name() + " --help").split(" ");
    assertThat(run(Main.commands(), words)).isZero();
    assertThat(shell.out()).startsWith("intarsia " + command.name()).contains("Examples:");
    command
        .options()
        .getOptions()
        .forEach(
            option -> assertThat(option.getDescription()).as(option.getLongOpt()).isNotBlank());
  }

  @Test
  void noCommandIsHiddenByAnotherThatItsNameStartsWith() {
    List<String> names = Main.commands().stream().map(Command::name).toList();
    assertThat(names).doesNotHaveDuplicates();
    for (String name : names) {
      assertThat(names).noneMatch(other -> other.startsWith(name + " "));
    }
  }

  private static Runnable failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static Command command(String name, Runnable work) {
    return new Command() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String summary() {
        return "for a test";
      }

      @Override
      public Help help() {
        return new Help("", "For a test.", List.of());
      }

      @Override
      public Options options() {
        return new Options().addOption(io.intarsia.cli.Arguments.optional("source", "X", "x"));
      }

      @Override
      public void run(CommandLine line, Console console) {
        work.run();
      }
    };
  }
}
