package dev.parley.flow.engine;

import dev.parley.flow.script.Program;
import dev.parley.flow.session.Wait;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a time.
 *
 * @param millis how long
 * @param until the moment it ends, instead of a length
 */
record PauseNode(String id, long millis, @Nullable Program until, int next) implements Stop {
  private static final Pattern OFFSET = Pattern.compile(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)");

  @Override
  public int run(Run run) {
    Instant now = run.world.now().instant();
    Instant end = until == null ? now.plusMillis(millis) : moment(run, until.eval(run));
    if (!end.isAfter(now)) {
      return next;
    }
    run.enter(new Wait.Time(id, end));
    return WAITING;
  }

  /** The pause is over. */
  int over(Run run) {
    run.outcome = Outcome.RESUMED;
    run.event(new Event.PauseEnded(id));
    return next;
  }

  /** A moment as flows have it: ISO 8601, in the bot's zone where it names no offset. */
  private Instant moment(Run run, @Nullable Object value) {
    String text = value instanceof String s ? s.strip() : "";
    try {
      if (value instanceof Double millis1970) {
        return Instant.ofEpochMilli(millis1970.longValue());
      }
      if (OFFSET.matcher(text).matches()) {
        return OffsetDateTime.parse(text).toInstant();
      }
      ZoneId zone = ZoneId.of(run.zone());
      return text.indexOf('T') > 0
          ? LocalDateTime.parse(text).atZone(zone).toInstant()
          : LocalDate.parse(text).atStartOfDay(zone).toInstant();
    } catch (DateTimeException notAMoment) {
      throw new FlowFault(
          FlowFault.BAD_VALUE, "`pause until` came out as no date or time, in `" + id + "`");
    }
  }

  @Override
  public boolean replaces(Stop former) {
    return former instanceof PauseNode;
  }
}
