package dev.parley.flow.engine;

import dev.parley.flow.session.Session;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The built-in values of a turn, with what the turn itself has written to them. */
final class Scope {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

  private final Session session;
  private final World world;
  private final CompiledBot bot;
  private Map<String, @Nullable Object> contact;
  private Map<String, @Nullable Object> sessionVariables;
  private Map<String, @Nullable Object> trigger;

  Scope(Session session, World world, CompiledBot bot) {
    this.session = session;
    this.world = world;
    this.bot = bot;
    this.contact = world.facts().contact();
    this.sessionVariables = session.variables();
    this.trigger = session.trigger();
  }

  void putContact(String field, @Nullable Object value) {
    contact = with(contact, field, value);
  }

  /** The contact is now, or no longer, a member of one of its lists. */
  void member(String list, String member, boolean in) {
    putContact(list, List.copyOf(Telling.changed(contact.get(list), member, in)));
  }

  void putSession(String name, @Nullable Object value) {
    sessionVariables = with(sessionVariables, name, value);
  }

  /** Drops what the session keeps beside its frames. */
  void clear() {
    sessionVariables = Map.of();
    trigger = Map.of();
  }

  Map<String, @Nullable Object> trigger() {
    return trigger;
  }

  Map<String, @Nullable Object> sessionVariables() {
    return sessionVariables;
  }

  Map<String, @Nullable Object> contact() {
    return contact;
  }

  @Nullable Object value(Builtin builtin, Run run) {
    return switch (builtin) {
      case CONTACT -> contact;
      case SESSION -> with(sessionVariables, "id", session.id());
      case ENV -> world.facts().env();
      case INPUT -> world.input();
      case TRIGGER -> trigger;
      case WAIT -> run.waitFacts();
      case HOURS -> hours(world, bot);
      case NOW -> local(world, bot);
    };
  }

  /** Who is there at the turn's moment; what the host says of it goes first. */
  static Map<String, @Nullable Object> hours(World world, CompiledBot bot) {
    if (bot.hours().isEmpty()) {
      return world.facts().hours();
    }
    LocalDateTime now = LocalDateTime.ofInstant(world.now().instant(), ZoneId.of(bot.zone()));
    Map<String, @Nullable Object> hours = new LinkedHashMap<>();
    bot.hours().forEach((name, spec) -> hours.put(name, Map.of("open", spec.open(now))));
    hours.putAll(world.facts().hours());
    return Collections.unmodifiableMap(hours);
  }

  /** The turn's moment as ISO 8601 local time with the offset of the bot's zone. */
  static String local(World world, CompiledBot bot) {
    return local(world.now().instant().atZone(ZoneId.of(bot.zone())));
  }

  /** A moment as flows have it. */
  static String local(ZonedDateTime moment) {
    return LOCAL.format(moment);
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return Collections.unmodifiableMap(copy);
  }
}
