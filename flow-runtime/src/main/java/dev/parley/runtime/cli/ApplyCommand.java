package dev.parley.runtime.cli;

import dev.parley.dsl.LoadedBot;
import dev.parley.runtime.bot.BotArchive;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Publishes a bot to a running server. */
@Command(
    name = "apply",
    mixinStandardHelpOptions = true,
    description = "Publishes a bot to a running server, and says first what that does to people.",
    footer = {
      "",
      "New conversations use the release from then on. With --plan nothing is published.",
      "Exit status 1 if the bot has errors, or if people who are inside would be stranded:",
      "asked again, sent back to the beginning of a step, or lost. --anyway publishes even so."
    })
@SuppressWarnings("NullAway.Init") // picocli fills in options before it calls
final class ApplyCommand implements Callable<Integer> {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "BOT_DIR", description = "The bot's folder.")
  private Path folder;

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

  @Option(names = "--plan", description = "Only shows what would happen.")
  private boolean plan;

  @Option(names = "--anyway", description = "Publishes even if people are stranded.")
  private boolean anyway;

  @Option(names = "--note", paramLabel = "TEXT", description = "Why, for colleagues.")
  private Optional<String> note;

  @Override
  public Integer call() {
    LoadedBot loaded = BotFolders.load(folder);
    Problems.print(loaded, spec.commandLine().getErr());
    if (loaded.bot().isEmpty()) {
      return Exit.FOUND;
    }
    RemoteServer remote = new RemoteServer(server, key);
    String name = loaded.bot().get().id();
    String bot = "/api/v1/bots/" + bot(remote, name);
    remote.put(bot + "/draft", BotArchive.pack(folder));
    JsonNode expected = remote.get(bot + "/plan");
    PrintWriter out = spec.commandLine().getOut();
    new PlanText(name, expected, out).print();
    int status = publish(remote, bot, expected, out);
    out.flush();
    return status;
  }

  /** The id of the bot on the server, which comes to know it. */
  private static String bot(RemoteServer remote, String name) {
    JsonNode known = remote.get("/api/v1/bots?name=" + RemoteServer.part(name)).path("items");
    if (!known.isEmpty()) {
      return known.get(0).path("id").asString();
    }
    ObjectNode fresh = MAPPER.createObjectNode().put("name", name);
    return remote.post("/api/v1/bots", fresh.toString()).path("id").asString();
  }

  private int publish(RemoteServer remote, String bot, JsonNode expected, PrintWriter out) {
    boolean strands = expected.path("stranded").asLong() > 0;
    if (expected.path("unchanged").asBoolean()) {
      out.println("Nothing has changed: there is nothing to publish.");
      return Exit.OK;
    }
    if (plan || (strands && !anyway)) {
      out.println("Nothing was published" + (plan ? "." : "; --anyway would do it."));
      return strands ? Exit.FOUND : Exit.OK;
    }
    ObjectNode order =
        MAPPER
            .createObjectNode()
            .put("digest", expected.path("digest").asString())
            .put("anyway", anyway);
    note.ifPresent(why -> order.put("note", why));
    JsonNode release = remote.post(bot + "/releases", order.toString());
    out.println(
        "Published as release %s (%s)."
            .formatted(release.path("number").asString(), release.path("id").asString()));
    return Exit.OK;
  }
}
