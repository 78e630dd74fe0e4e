package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import dev.parley.runtime.bot.ReleaseText;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Takes a recorded conversation again. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = "Takes a recorded conversation again, or through a changed bot.",
    footer = {
      "",
      "Without --bot it says whether the conversation goes as it was recorded. With --bot it",
      "shows where the same customer would be answered in another way: lines with - are what",
      "was said, lines with + what would be. Exit status 1 if there is a difference."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "CONVERSATION",
      description = "Its id (cnv_…), as /api/v1/events lists it.")
  private String conversation;

  @Option(
      names = "--server",
      paramLabel = "URL",
      required = true,
      description = "The server's address.")
  private URI server;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      required = true,
      defaultValue = "${env:PARLEY_API_KEY}",
      description = "An API key; PARLEY_API_KEY of the environment where absent.")
  private String key;

  @Option(names = "--bot", paramLabel = "DIR", description = "The changed bot's folder.")
  private Optional<Path> folder;

  @Override
  public Integer call() {
    Optional<LoadedBot> loaded = folder.map(BotFolders::load);
    if (loaded.isPresent()) {
      Problems.print(loaded.get(), spec.commandLine().getErr());
      if (loaded.get().bot().isEmpty()) {
        return Exit.FOUND;
      }
    }
    String path = "/api/v1/conversations/" + RemoteServer.part(conversation) + "/replay";
    RemoteServer remote = new RemoteServer(server, key);
    JsonNode replay =
        loaded.isEmpty()
            ? remote.get(path)
            : remote.post(path, ReleaseText.write(loaded.get().bot().orElseThrow()));
    return print(replay);
  }

  private int print(JsonNode replay) {
    if (!replay.path("events").isArray() || !replay.path("differences").isArray()) {
      throw new CannotRead(server + " is no Parley server: its answer is no replay.");
    }
    PrintWriter out = spec.commandLine().getOut();
    for (JsonNode event : replay.path("events")) {
      out.printf("%s  %s%n", event.get("at").asString(), event.get("input").asString());
      boolean other = event.has("now");
      lines(out, other ? "- " : "  ", event);
      if (other) {
        lines(out, "+ ", event.get("now"));
      }
    }
    JsonNode differences = replay.path("differences");
    differences.forEach(sentence -> out.println(sentence.asString()));
    if (differences.isEmpty()) {
      out.println(folder.isEmpty() ? "It goes as it was recorded." : "No answer is another.");
    }
    out.flush();
    return differences.isEmpty() ? Exit.OK : Exit.FOUND;
  }

  private static void lines(PrintWriter out, String mark, JsonNode event) {
    event
        .get("says")
        .forEach(text -> out.println(mark + text.asString().replace("\n", "\n" + mark)));
    out.printf("%s(%s)%n", mark, event.get("stands").asString());
  }
}
