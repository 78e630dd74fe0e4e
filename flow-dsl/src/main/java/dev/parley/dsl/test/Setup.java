package dev.parley.dsl.test;

import dev.parley.flow.engine.Flows;
import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Start;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a test lays down before its session begins. */
final class Setup {
  private final Subject subject;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> params = new LinkedHashMap<>();
  private Optional<String> at = Optional.empty();
  private boolean started;

  Setup(Subject subject) {
    this.subject = subject;
  }

  /** Whether the session is to begin without a message. */
  boolean started() {
    return started;
  }

  Verdict startAt(String step) {
    if (subject.flow().filter(flow -> flow.step(step).isPresent()).isEmpty()) {
      return Verdict.wrong("", "there is no step called `" + step + "`");
    }
    started = true;
    at = Optional.of(step);
    return Verdict.fine();
  }

  Verdict startWith(Map<String, String> given, TestScope scope) {
    if (subject.flow().isEmpty()) {
      return Verdict.wrong("", "a test of the bot begins with what the user writes");
    }
    started = true;
    for (Map.Entry<String, String> param : given.entrySet()) {
      try {
        params.put(param.getKey(), scope.value(param.getValue()));
      } catch (ScriptFault | IllegalArgumentException e) {
        return Verdict.wrong("", param.getKey() + ": " + e.getMessage());
      }
    }
    return Verdict.fine();
  }

  /** Lays down a value, on the stage or for the session that is to begin. */
  Verdict given(TestLine.Given given, TestScope scope, Stage stage) {
    try {
      return put(List.of(given.path().split("\\.")), scope.value(given.js()), stage);
    } catch (ScriptFault | IllegalArgumentException e) {
      return Verdict.wrong("", String.valueOf(e.getMessage()));
    }
  }

  private Verdict put(List<String> path, @Nullable Object value, Stage stage) {
    Stage.World world = stage.world();
    List<String> inside = path.subList(1, path.size());
    switch (inside.isEmpty() ? "" : path.getFirst()) {
      case "contact" -> world.contact = TestScope.with(world.contact, inside, value);
      case "env" -> world.env = TestScope.with(world.env, inside, value);
      case "hours" -> world.hours = TestScope.with(world.hours, inside, value);
      default -> {
        return beforeTheSession(path, value, stage);
      }
    }
    return Verdict.fine();
  }

  private Verdict beforeTheSession(List<String> path, @Nullable Object value, Stage stage) {
    String name = String.join(".", path);
    if (stage.session().isPresent()) {
      return Verdict.wrong("", "`given " + name + "` must stand before the session begins");
    }
    if (name.equals("now")) {
      return now(String.valueOf(value), stage);
    }
    if (subject.flow().isEmpty()) {
      return Verdict.wrong("", "a test of the bot has no variables of its own to give");
    }
    variables.put(name, Json.stringify(value));
    return Verdict.fine();
  }

  private Verdict now(String text, Stage stage) {
    Optional<Instant> instant = instant(text, ZoneId.of(subject.zone()));
    instant.ifPresent(stage::setClock);
    return Verdict.check(
        instant.isPresent(),
        "",
        "now is written like \"2026-01-05T10:00\", with or without an offset, not " + text);
  }

  /** A date, a local time in the zone, or a time with an offset. */
  static Optional<Instant> instant(String text, ZoneId zone) {
    try {
      if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$") && text.contains("T")) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
      return Optional.of(
          text.contains("T")
              ? LocalDateTime.parse(text).atZone(zone).toInstant()
              : LocalDate.parse(text).atStartOfDay(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The start without a message, with the parameters given. */
  Start withoutMessage() {
    return start(Map.of("type", "api"));
  }

  /** The start by a message that no trigger of the flow took. */
  Start byMessage(Incoming message) {
    Map<String, @Nullable Object> trigger = new LinkedHashMap<>();
    trigger.put("type", "any");
    trigger.put("text", message.text());
    return start(trigger);
  }

  // The class file of a record says nothing of the nulls that its maps may hold.
  @SuppressWarnings("NullAway")
  private Start start(Map<String, @Nullable Object> trigger) {
    return new Start(subject.bot().id(), subject.flow().orElseThrow().id(), trigger, params);
  }

  /** The releases in which the session finds what was given. */
  Flows releases() {
    return subject.prepared(variables, at);
  }
}
