package dev.parley.runtime.cli;

import dev.parley.flow.engine.CompiledBot;
import dev.parley.flow.engine.Effect;
import dev.parley.flow.engine.Engine;
import dev.parley.flow.engine.Event;
import dev.parley.flow.engine.Facts;
import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.flow.engine.Limits;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Now;
import dev.parley.flow.engine.Start;
import dev.parley.flow.engine.Turn;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Delay;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.graal.GraalEvaluator;
import dev.parley.flow.session.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One customer's conversation with a bot, on a terminal and this machine's clock. */
final class TerminalChat {
  private static final String END = "\u0004";
  private static final int MOST_STARTS = 8;

  private final CompiledBot bot;
  private final Engine engine;
  private final PrintWriter out;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final Map<String, @Nullable Object> contact = new HashMap<>();
  private Duration ahead = Duration.ZERO;
  private Optional<Session> session = Optional.empty();
  private boolean firstMessage = true;
  private int sessions;

  TerminalChat(Bot bot, PrintWriter out) {
    this.bot =
        CompiledBot.compile(bot, "chat", LayeredEvaluator.nativeThen(GraalEvaluator.create()));
    this.engine = new Engine(Flows.of(this.bot), Limits.defaults());
    this.out = out;
  }

  /** Talks until the input ends. */
  void run(BufferedReader in) throws InterruptedException {
    out.println("You talk to `" + bot.id() + "`. " + hint() + " /quit ends.");
    out.flush();
    Thread.ofVirtual().name("terminal").start(() -> read(in));
    for (String line = next(); !line.equals(END); line = next()) {
      take(line);
      out.flush();
    }
  }

  private void read(BufferedReader in) {
    try {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
      lines.add(END);
    } catch (IOException e) {
      lines.add(END);
      throw new UncheckedIOException(e);
    }
  }

  /** The next line; fires what is due while waiting for it. */
  private String next() throws InterruptedException {
    while (true) {
      Optional<Instant> due = session.flatMap(Session::wakeAt);
      if (due.isEmpty()) {
        return lines.take();
      }
      long millis = Math.max(0, Duration.between(now(), due.get()).toMillis());
      String line = lines.poll(millis, TimeUnit.MILLISECONDS);
      if (line != null) {
        return line;
      }
      wake();
    }
  }

  private Instant now() {
    return Instant.now().plus(ahead);
  }

  private void take(String line) {
    if (line.isBlank()) {
      return;
    }
    if (line.startsWith("/after ")) {
      after(line.substring("/after ".length()).strip());
    } else if (line.strip().equals("/restart")) {
      session = Optional.empty();
      out.println("(a new conversation) " + hint());
    } else if (line.strip().equals("/back")) {
      session.ifPresent(
          s -> show(engine.resume(s, new Input.Handback(s.token()), facts(), tick())));
    } else if (line.strip().equals("/quit")) {
      lines.clear();
      lines.add(END);
    } else {
      say(new Incoming.Text(line));
    }
  }

  private void after(String text) {
    Optional<Delay> delay = Delay.parse(text);
    if (delay.isEmpty()) {
      out.println("(write a time such as /after 10m)");
      return;
    }
    ahead = ahead.plus(delay.get().toDuration());
    while (due()) {
      wake();
    }
  }

  private boolean due() {
    return session.flatMap(Session::wakeAt).filter(at -> !at.isAfter(now())).isPresent();
  }

  private void wake() {
    session.ifPresent(
        s -> show(engine.resume(s, new Input.TimerFired(s.token()), facts(), tick())));
    out.flush();
  }

  private void say(Incoming message) {
    if (session.filter(Session::live).isPresent()) {
      show(engine.resume(session.get(), new Input.Reply(message), facts(), tick()));
    } else {
      Optional<Start> start =
          session.isPresent()
              ? engine.route(session.get(), message, facts(), tick())
              : engine.route(bot.id(), message, facts(), tick());
      start.ifPresentOrElse(s -> begin(s, 0), () -> out.println("(no trigger fits) " + hint()));
    }
    firstMessage = false;
  }

  private void begin(Start start, int depth) {
    show(engine.start("chat-" + ++sessions, start, facts(), tick()), depth);
  }

  private void show(Turn turn) {
    show(turn, 0);
  }

  private void show(Turn turn, int depth) {
    session = Optional.of(turn.session());
    for (Effect effect : turn.effects()) {
      switch (effect) {
        case Effect.Send send -> show(send.message());
        case Effect.SetContact set -> contact.put(set.field(), set.value());
        case Effect.StartFlow next -> again(next.start(), depth);
        case Effect.Label label -> member("labels", label.label(), label.on());
        case Effect.Group group -> member("groups", group.group(), group.in());
        case Effect.Language language -> contact.put("lang", language.lang());
        case Effect.Consent consent ->
            out.println(
                "(" + consent.purpose() + (consent.given() ? ": opted in)" : ": opted out)"));
        case Effect.Emit emit -> out.println("(event " + emit.event() + ": " + emit.data() + ")");
        case Effect.Handoff handoff ->
            out.println("(" + handoff.queue() + " takes over; /back hands the conversation back)");
        case Effect.SetTimer timer -> {}
        case Effect.ClearTimer timer -> {}
        case Effect.Call call -> {} // below, when all before it is said
      }
    }
    turn.events().forEach(this::remark);
    turn.effects().stream()
        .filter(Effect.Call.class::isInstance)
        .map(Effect.Call.class::cast)
        .forEach(call -> refuse(call, depth));
  }

  /** A chat calls nobody: the flow sees what it would see of a service that is down. */
  private void refuse(Effect.Call call, int depth) {
    out.println("(no call from here: " + call.call().method() + " " + call.call().url() + ")");
    Input end =
        new Input.CallResult(
            call.token(),
            new Input.CallEnd.Unanswered(Input.Reason.REFUSED, "a chat makes no calls"));
    if (depth < MOST_STARTS) {
      session.ifPresent(s -> show(engine.resume(s, end, facts(), tick()), depth + 1));
    }
  }

  private void member(String list, String name, boolean in) {
    List<@Nullable Object> members = new ArrayList<>();
    if (contact.get(list) instanceof List<?> before) {
      members.addAll(before);
    }
    members.remove(name);
    if (in) {
      members.add(name);
    }
    contact.put(list, members);
  }

  private void again(Start start, int depth) {
    if (depth < MOST_STARTS) {
      begin(start, depth + 1);
    } else {
      out.println("(flows start one another without end)");
    }
  }

  private void show(Message message) {
    message.body().lines().forEach(line -> out.println("  " + line));
    switch (message) {
      case Message.Text text -> {}
      case Message.Buttons buttons -> choices(buttons.choices());
      case Message.Menu menu -> choices(menu.choices());
      case Message.Link link -> out.println("    [" + link.label() + "] " + link.url());
      case Message.Form form -> out.println("    [" + form.label() + "] form " + form.form());
      case Message.Media media -> out.println("    <" + media.kind() + "> " + media.file());
      case Message.Location at ->
          out.println("    <" + at.latitude() + ", " + at.longitude() + ">");
      case Message.Contact contact -> out.println("    <contact> " + contact.phones());
      case Message.Product product -> out.println("    <product " + product.product() + ">");
      case Message.Template template -> out.println("    <template " + template.name() + ">");
    }
  }

  private void choices(List<Message.Choice> choices) {
    for (int i = 0; i < choices.size(); i++) {
      Message.Choice choice = choices.get(i);
      String more = choice.description().map(d -> "  – " + d).orElse("");
      out.println("    [" + (i + 1) + "] " + choice.title() + more);
    }
  }

  private void remark(Event event) {
    switch (event) {
      case Event.Ended ended -> out.println("(the conversation has ended)");
      case Event.Expired expired -> out.println("(the conversation expired)");
      case Event.Failed(var fault) ->
          out.println(
              "(failed: " + fault.code() + " in `" + fault.step() + "`: " + fault.message() + ")");
      default -> {}
    }
  }

  private Facts facts() {
    Map<String, String> env = Map.of();
    return new Facts(new HashMap<>(contact), env, Map.of(), firstMessage);
  }

  private Now tick() {
    return new Now(now(), ThreadLocalRandom.current().nextLong());
  }

  private String hint() {
    return Greeting.of(bot.source());
  }
}
