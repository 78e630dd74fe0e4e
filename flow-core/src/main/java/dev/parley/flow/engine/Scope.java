package dev.parley.flow.engine;

import dev.parley.flow.session.Session;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
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

  Scope(Session session, World world, CompiledBot bot) {
    this.session = session;
    this.world = world;
    this.bot = bot;
    this.contact = world.facts().contact();
    this.sessionVariables = session.variables();
  }

  void putContact(String field, @Nullable Object value) {
    contact = with(contact, field, value);
  }

  void putSession(String name, @Nullable Object value) {
    sessionVariables = with(sessionVariables, name, value);
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
      case TRIGGER -> session.trigger();
      case WAIT -> run.waitFacts();
      case HOURS -> world.facts().hours();
      case NOW -> local(world, bot);
    };
  }

  /** The turn's moment as ISO 8601 local time with the offset of the bot's zone. */
  static String local(World world, CompiledBot bot) {
    return LOCAL.format(world.now().instant().atZone(ZoneId.of(bot.zone())));
  }

  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> map, String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return Collections.unmodifiableMap(copy);
  }
}
