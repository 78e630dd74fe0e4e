package dev.parley.runtime.campaign;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.parley.runtime.http.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The times at which something happens again and again, as crontab writes them. */
record Recurrence(String text) {
  /**
   * Reads the five fields of a line of crontab.
   *
   * @throws Problem 400 if they are none
   */
  static Recurrence read(String text) {
    try {
      Recurrence recurrence = new Recurrence(text);
      recurrence.cron();
      return recurrence;
    } catch (IllegalArgumentException e) {
      throw Problem.badValue(
          "/schedule/cron",
          "cron is the five fields of a line of crontab, such as 0 9 * * 1: " + e.getMessage());
    }
  }

  private Cron cron() {
    return new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
        .parse(text)
        .validate();
  }

  /** The first of them after a moment; empty if there is none. */
  Optional<Instant> after(Instant moment, ZoneId zone) {
    return ExecutionTime.forCron(cron())
        .nextExecution(moment.atZone(zone))
        .map(ZonedDateTime::toInstant);
  }
}
