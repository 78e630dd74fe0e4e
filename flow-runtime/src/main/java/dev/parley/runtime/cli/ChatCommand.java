package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Talks to a bot in the terminal. */
@Command(
    name = "chat",
    mixinStandardHelpOptions = true,
    description = "Talks to a bot in the terminal, without a server.",
    footer = {
      "",
      "Type what a customer would write; an option is taken by its title or number.",
      "/after 10m moves the clock, /restart begins again, /quit ends."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class ChatCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BOT_DIR", description = "The bot's folder.")
  private Path folder;

  @Override
  public Integer call() throws InterruptedException {
    LoadedBot loaded = BotFolders.load(folder);
    Problems.print(loaded, spec.commandLine().getErr());
    if (loaded.bot().isEmpty()) {
      return Exit.FOUND;
    }
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    new TerminalChat(loaded.bot().get(), spec.commandLine().getOut()).run(in);
    return Exit.OK;
  }
}
