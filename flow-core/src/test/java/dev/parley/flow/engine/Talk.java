package dev.parley.flow.engine;

import dev.parley.flow.json.SessionJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer talking to a bot on a clock of its own. Between two turns the session is nothing but
 * the bytes it is stored in.
 */
final class Talk {
  private static final SessionJson STORAGE = new SessionJson();

  private final Shelf shelf = new Shelf();
  private final Engine engine;
  private final List<Message> shown = new ArrayList<>();
  private final Map<String, @Nullable Object> contact = new HashMap<>();
  private final Set<String> effectIds = new HashSet<>();
  private Facts world = Facts.none();
  private Instant now = Instant.parse("2026-01-05T04:30:00Z");
  private byte[] stored;
  private Turn last;

  /** All releases; the newest one is current. */
  private static final class Shelf implements Flows {
    private final List<CompiledBot> releases = new ArrayList<>();

    @Override
    public Optional<CompiledBot> current(String bot) {
      return Optional.of(releases.getLast());
    }

    @Override
    public Optional<CompiledBot> release(String bot, String release) {
      return releases.stream().filter(b -> b.release().equals(release)).findFirst();
    }
  }

  private Talk(Bot bot, Limits limits, Start start) {
    shelf.releases.add(CompiledBot.compile(bot, "r1"));
    engine = new Engine(shelf, limits);
    last = engine.start("ses_1", start, facts(), now());
    stored = taken();
  }

  static Talk with(Flow flow) {
    return new Talk(Authored.bot(List.of(), flow), Limits.defaults(), Start.of("shop", flow.id()));
  }

  static Talk with(Flow flow, Limits limits) {
    return new Talk(Authored.bot(List.of(), flow), limits, Start.of("shop", flow.id()));
  }

  static Talk with(Bot bot) {
    return with(bot, Limits.defaults());
  }

  /** A talk with the bot's first flow. */
  static Talk with(Bot bot, Limits limits) {
    return new Talk(bot, limits, Start.of("shop", bot.flows().getFirst().id()));
  }

  /** The bot is published anew while the conversation goes on. */
  Talk published(Flow... flows) {
    String release = "r" + (shelf.releases.size() + 1);
    shelf.releases.add(CompiledBot.compile(Authored.bot(List.of(), flows), release));
    return this;
  }

  private Facts facts() {
    return new Facts(contact, world.env(), world.hours(), world.firstContact());
  }

  Talk knows(Facts facts) {
    world = facts;
    return this;
  }

  private Now now() {
    return new Now(now, 7);
  }

  /** Carries effects out, puts the session away, and sees that no effect's id came before. */
  private byte[] taken() {
    for (Effect effect : last.effects()) {
      if (!effectIds.add(effect.id())) {
        throw new AssertionError("two effects have the id " + effect.id());
      }
      if (effect instanceof Effect.SetContact(String id, String field, Object value)) {
        contact.put(field, value);
      }
      if (effect instanceof Effect.Language(String id, String lang)) {
        contact.put("lang", lang);
      }
    }
    shown.addAll(last.messages());
    return STORAGE.write(last.session());
  }

  Talk says(String text) {
    return sends(new Incoming.Text(text));
  }

  Talk sends(String kind) {
    return sends(new Incoming.Media(kind, "m1", Optional.empty(), "", Optional.empty()));
  }

  Talk sends(Incoming message) {
    return give(new Input.Reply(message));
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
    return sends(new Incoming.Tap(choice.id(), choice.title()));
  }

  private List<Message.Choice> choices(String option) {
    return shown.stream()
        .flatMap(m ->
            switch (m) {
              case Message.Buttons buttons -> buttons.choices().stream();
              case Message.Menu menu -> menu.choices().stream();
              default -> java.util.stream.Stream.<Message.Choice>empty();
            })
        .filter(c -> c.option().equals(option))
        .toList();
  }

  Talk after(Duration delay) {
    now = now.plus(delay);
    return this;
  }

  Talk wakes() {
    return give(new Input.TimerFired(session().token()));
  }

  /** The service answers the call that is under way. */
  Talk answered(int status, String body) {
    return ended(new Input.CallEnd.Answered(status, Map.of("content-type", "text/json"), body));
  }

  /** The call that is under way ends. */
  Talk ended(Input.CallEnd end) {
    return give(new Input.CallResult(session().token(), end));
  }

  Talk handedBack() {
    return give(new Input.Handback(session().token()));
  }

  /** The first message of the last turn could not be sent. */
  Talk refused(Input.Refusal why) {
    return give(refusal(why));
  }

  /** What the host says of the first message of the last turn. */
  Input.SendRefused refusal(Input.Refusal why) {
    String effect = effects(Effect.Send.class).getFirst().id();
    return new Input.SendRefused(session().token(), effect, why, "it cannot be sent");
  }

  /** Takes a turn on the session as it came out of storage. */
  Talk give(Input input) {
    byte[] before = stored;
    last = engine.resume(STORAGE.read(before), input, facts(), now());
    stored = taken();
    return this;
  }

  Turn turn() {
    return last;
  }

  Session session() {
    return last.session();
  }

  /** The session as it is stored. */
  String stored() {
    return new String(stored, java.nio.charset.StandardCharsets.UTF_8);
  }

  Outcome outcome() {
    return last.outcome();
  }

  /** The bodies of the last turn's messages. */
  List<String> bot() {
    return last.messages().stream().map(Message::body).toList();
  }

  /** The effects of one kind in the last turn. */
  <E extends Effect> List<E> effects(Class<E> kind) {
    return last.effects().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The events of one kind in the last turn. */
  <E extends Event> List<E> events(Class<E> kind) {
    return last.events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Where the session waits; empty once it is over. */
  String waits() {
    return session().waiting().map(w -> w.id()).orElse("");
  }

  /** The flows it is in, the root first. */
  List<String> flows() {
    return session().frames().stream().map(f -> f.flow()).toList();
  }

  @Nullable Object value(String name) {
    return last.session().frames().getFirst().variables().get(name);
  }

  Map<String, @Nullable Object> contact() {
    return contact;
  }

  /** Which flow a message would start now. */
  String routed(String text) {
    return engine
        .route(session(), new Incoming.Text(text), facts(), now())
        .map(Start::flow)
        .orElse("none");
  }

  String failure() {
    return last.session().state() instanceof State.Failed(var fault) ? fault.code() : "none";
  }

  boolean ended() {
    return last.session().state() instanceof State.Ended;
  }

  /** What the root flow gave back. */
  Map<String, @Nullable Object> results() {
    return last.session().state() instanceof State.Ended(var results) ? results : Map.of();
  }
}
