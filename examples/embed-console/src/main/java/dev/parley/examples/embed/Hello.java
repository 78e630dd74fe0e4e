package dev.parley.examples.embed;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.script.NativeEvaluator;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Scanner;

/** Runs a flow in a terminal, with flow-core and nothing else. */
public final class Hello {
  private static final String FLOW =
      """
      { "format": 1, "flow": "hello",
        "steps": [ { "name": "start", "do": [
          { "type": "ask", "save": "name", "text": "What's your name?",
            "checks": [ { "js": "name.trim().length >= 2", "else": "At least two letters, please." } ] },
          { "type": "say", "text": "Nice to meet you, ${name.trim()}!" } ] } ] }
      """;

  private Hello() {}

  /** Talks on standard input and output until the flow ends. */
  public static void main(String[] args) {
    talk(new Scanner(System.in, StandardCharsets.UTF_8), System.out);
  }

  static void talk(Scanner in, PrintStream out) {
    var flow = FlowJson.read(FLOW).orThrow();
    var bot = Bot.of("hello", flow);
    var release = CompiledBot.compile(bot, "1", NativeEvaluator.create());
    Engine engine = new Engine(Flows.of(release), Limits.defaults());
    Turn turn = engine.start("session-1", Start.of("hello", "hello"), Facts.none(), now());
    turn.messages().stream().map(Message::body).forEach(out::println);
    while (turn.session().live() && in.hasNextLine()) {
      var reply = new Input.Reply(new Incoming.Text(in.nextLine()));
      turn = engine.resume(turn.session(), reply, Facts.none(), now());
      turn.messages().stream().map(Message::body).forEach(out::println);
    }
  }

  private static Now now() {
    Instant instant = Instant.now();
    return new Now(instant, instant.toEpochMilli());
  }
}
