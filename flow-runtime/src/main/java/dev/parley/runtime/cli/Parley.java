package dev.parley.runtime.cli;

import dev.parley.runtime.SettingFault;
import dev.parley.runtime.http.PortTaken;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.store.StoreUnusable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The program's verbs. */
@Command(
    name = "parley",
    mixinStandardHelpOptions = true,
    versionProvider = Parley.Version.class,
    description = "Conversations as code, on WhatsApp, on your own machine.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "parley COMMAND --help explains a command."},
    subcommands = {
      ServeCommand.class,
      EmulatorCommand.class,
      ChatCommand.class,
      CheckCommand.class,
      FmtCommand.class,
      ConvertCommand.class,
      TestCommand.class,
      DiffCommand.class,
      ApplyCommand.class,
      ReplayCommand.class,
      EvalCommand.class,
      ExplainCommand.class,
      I18nCommand.class,
      UserCommand.class,
      KeyCommand.class,
      SessionsCommand.class,
      FormKeyCommand.class,
    })
public final class Parley implements Runnable {
  @Spec private CommandSpec spec;

  /** Made by the command line itself. */
  @SuppressWarnings("NullAway.Init") // picocli fills in the spec before it runs
  Parley() {}

  /** Runs a command; its exit status. */
  public static int run(String... args) {
    return line().execute(args);
  }

  /** The command line, to be told where it writes. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new Parley());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.registerConverter(URI.class, Parley::url);
    line.setExecutionExceptionHandler((e, command, result) -> failed(e, command));
    return line;
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new TypeConversionException("`" + text + "` is no URL such as http://localhost:8080");
    }
  }

  /** Without a verb: the help, and a usage error. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? One of those below.");
  }

  /**
   * What the operator can mend is one sentence; anything else is our own fault and is shown whole.
   */
  private static int failed(Exception e, CommandLine command) throws Exception {
    PrintWriter err = command.getErr();
    switch (e) {
      case SettingFault fault -> err.println("parley: " + fault.getMessage());
      case PortTaken taken -> err.println("parley: " + taken.getMessage());
      case StoreUnusable store -> err.println("parley: " + store.getMessage());
      case Problem refused -> err.println("parley: " + refused.getMessage());
      case CannotRead input -> err.println("parley: " + input.getMessage());
      case UncheckedIOException io -> err.println("parley: " + FileFault.of(io));
      case IOException io -> err.println("parley: " + FileFault.of(io));
      default -> throw e;
    }
    err.flush();
    return Exit.USAGE;
  }

  /** The version, from the jar. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Parley.class.getPackage().getImplementationVersion();
      return new String[] {"parley " + (version == null ? "(from sources)" : version)};
    }
  }
}
