package dev.parley.runtime.campaign;

import dev.parley.runtime.contact.Contact;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When a campaign goes.
 *
 * @param at when it begins; empty for at once
 * @param again when it begins again and again; empty for once
 * @param local the time of day and the day at which it goes where each contact is
 * @param quiet the hours in which nobody is written to
 * @param zone where contacts are taken to be of whom nothing else is known
 */
record Schedule(
    Optional<Instant> at,
    Optional<Recurrence> again,
    Optional<LocalDateTime> local,
    Optional<Quiet> quiet,
    ZoneId zone) {
  private static final List<String> ZONE_FIELDS = List.of("timeZone", "timezone", "time_zone");

  /** Hours of a day, where the contact is; they may go over midnight. */
  record Quiet(LocalTime from, LocalTime until) {
    boolean contains(LocalTime time) {
      boolean after = !time.isBefore(from);
      boolean before = time.isBefore(until);
      return from.isBefore(until) ? after && before : after || before;
    }
  }

  /** When it begins if it is told to begin now. */
  Instant first(Instant now) {
    Instant from = at.filter(now::isBefore).orElse(now);
    return again.flatMap(times -> times.after(from, zone)).orElse(from);
  }

  /** When it begins again; empty if it does not. */
  Optional<Instant> next(Instant now) {
    return again.flatMap(times -> times.after(now, zone));
  }

  /** The first moment from which a contact may be written to. */
  Instant due(Contact contact, Instant now) {
    ZoneId where = zone(contact);
    Instant due =
        local.map(time -> time.atZone(where).toInstant()).filter(now::isBefore).orElse(now);
    return quiet.map(hours -> awake(hours, due.atZone(where))).orElse(due);
  }

  private static Instant awake(Quiet hours, ZonedDateTime time) {
    if (!hours.contains(time.toLocalTime())) {
      return time.toInstant();
    }
    ZonedDateTime end = time.toLocalDate().atTime(hours.until()).atZone(time.getZone());
    return (end.isAfter(time) ? end : end.plusDays(1)).toInstant();
  }

  private ZoneId zone(Contact contact) {
    return ZONE_FIELDS.stream()
        .map(contact.fields()::get)
        .filter(Objects::nonNull)
        .flatMap(name -> zone(name.toString()))
        .findFirst()
        .orElse(zone);
  }

  private static Stream<ZoneId> zone(String name) {
    try {
      return Stream.of(ZoneId.of(name));
    } catch (DateTimeException unknown) {
      return Stream.empty();
    }
  }
}
