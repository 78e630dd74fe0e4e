package dev.parley.flow.engine;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer talking to a bot on a clock of its own. */
final class Talk {
  private final Engine engine;
  private final List<Message> shown = new ArrayList<>();
  private final Map<String, @Nullable Object> contact = new HashMap<>();
  private Instant now = Instant.parse("2026-01-05T04:30:00Z");
  private Turn last;

  private Talk(Bot bot, Limits limits, Start start) {
    engine = new Engine(Flows.of(CompiledBot.compile(bot, "r1")), limits);
    last = engine.start("ses_1", start, facts(), new Now(now, 7));
    taken();
  }

  static Talk with(Flow flow) {
    return new Talk(Authored.bot(List.of(), flow), Limits.defaults(), Start.of("shop", flow.id()));
  }

  static Talk with(Flow flow, Limits limits) {
    return new Talk(Authored.bot(List.of(), flow), limits, Start.of("shop", flow.id()));
  }

  static Talk with(Bot bot) {
    return new Talk(bot, Limits.defaults(), Start.of("shop", bot.flows().getFirst().id()));
  }

  private Facts facts() {
    return Facts.contact(contact);
  }

  private void taken() {
    for (Effect effect : last.effects()) {
      if (effect instanceof Effect.SetContact(String id, String field, Object value)) {
        contact.put(field, value);
      }
    }
    shown.addAll(last.messages());
  }

  Talk says(String text) {
    return give(new Input.Reply(new Incoming.Text(text)));
  }

  Talk sends(String kind) {
    return give(new Input.Reply(new Incoming.Other(kind, "")));
  }

  /** Taps the newest button that offers this option. */
  Talk taps(String option) {
    return tap(choices(option).getLast());
  }

  /** Taps the oldest button that offers this option. */
  Talk tapsOldest(String option) {
    return tap(choices(option).getFirst());
  }

  private Talk tap(Message.Choice choice) {
    return give(new Input.Reply(new Incoming.Tap(choice.id(), choice.title())));
  }

  private List<Message.Choice> choices(String option) {
    return shown.stream()
        .flatMap(m ->
            switch (m) {
              case Message.Buttons buttons -> buttons.choices().stream();
              case Message.Menu menu -> menu.choices().stream();
              case Message.Text text -> java.util.stream.Stream.<Message.Choice>empty();
              case Message.Link link -> java.util.stream.Stream.<Message.Choice>empty();
            })
        .filter(c -> c.option().equals(option))
        .toList();
  }

  Talk after(Duration delay) {
    now = now.plus(delay);
    return this;
  }

  Talk wakes() {
    return give(new Input.TimerFired(last.session().token()));
  }

  Talk give(Input input) {
    last = engine.resume(last.session(), input, facts(), new Now(now, 7));
    taken();
    return this;
  }

  Turn turn() {
    return last;
  }

  Session session() {
    return last.session();
  }

  Outcome outcome() {
    return last.outcome();
  }

  /** The bodies of the last turn's messages. */
  List<String> bot() {
    return last.messages().stream().map(Message::body).toList();
  }

  @Nullable Object value(String name) {
    return last.session().frames().getFirst().variables().get(name);
  }

  Map<String, @Nullable Object> contact() {
    return contact;
  }

  String failure() {
    return last.session().state() instanceof State.Failed(var fault) ? fault.code() : "none";
  }

  boolean ended() {
    return last.session().state() instanceof State.Ended;
  }
}
