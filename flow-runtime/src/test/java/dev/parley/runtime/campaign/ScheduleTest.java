package dev.parley.runtime.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.contact.Contact;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When campaigns go. */
class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Schedule.Quiet NIGHT =
      new Schedule.Quiet(LocalTime.of(21, 0), LocalTime.of(8, 0));

  private static Contact contact(Map<String, Object> fields) {
    Optional<String> none = Optional.empty();
    return new Contact("con_1", "acc_1", 1, "", none, none, Optional.empty(), Map.copyOf(fields));
  }

  private static Schedule quiet() {
    return new Schedule(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(NIGHT), BERLIN);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  @Test
  void nobody_is_written_to_at_night_where_they_are() {
    Contact here = contact(Map.of());
    assertThat(quiet().due(here, at("2026-12-01T10:00:00Z"))).isEqualTo("2026-12-01T10:00:00Z");
    assertThat(quiet().due(here, at("2026-12-01T20:00:00Z"))).isEqualTo("2026-12-02T07:00:00Z");
    assertThat(quiet().due(here, at("2026-12-02T03:00:00Z"))).isEqualTo("2026-12-02T07:00:00Z");
    Contact india = contact(Map.of("timeZone", "Asia/Kolkata"));
    assertThat(quiet().due(india, at("2026-12-01T16:00:00Z"))).isEqualTo("2026-12-02T02:30:00Z");
  }

  @Test
  void quiet_hours_end_by_the_clock_on_the_wall_when_summer_time_begins() {
    // In the night to 29 March 2027 the clocks of Berlin went on by an hour the day before.
    Contact here = contact(Map.of());
    assertThat(quiet().due(here, at("2027-03-27T21:00:00Z"))).isEqualTo("2027-03-28T06:00:00Z");
  }

  @Test
  void each_contact_gets_it_at_the_same_time_of_their_own_day() {
    Schedule schedule =
        new Schedule(
            Optional.empty(),
            Optional.empty(),
            Optional.of(LocalDateTime.of(2026, 12, 24, 10, 0)),
            Optional.empty(),
            BERLIN);
    Instant now = at("2026-12-20T00:00:00Z");
    assertThat(schedule.due(contact(Map.of()), now)).isEqualTo("2026-12-24T09:00:00Z");
    Contact india = contact(Map.of("timeZone", "Asia/Kolkata"));
    assertThat(schedule.due(india, now)).isEqualTo("2026-12-24T04:30:00Z");
    Contact nowhere = contact(Map.of("timeZone", "Mars/Olympus"));
    assertThat(schedule.due(nowhere, now)).isEqualTo("2026-12-24T09:00:00Z");
    Instant late = at("2026-12-24T08:00:00Z");
    assertThat(schedule.due(india, late)).isEqualTo(late);
  }

  @Test
  void it_begins_again_as_crontab_says_in_the_zone_of_the_business() {
    Schedule schedule =
        new Schedule(
            Optional.empty(),
            Optional.of(Recurrence.read("30 9 * * 1")),
            Optional.empty(),
            Optional.empty(),
            BERLIN);
    assertThat(schedule.first(at("2026-12-01T00:00:00Z"))).isEqualTo("2026-12-07T08:30:00Z");
    assertThat(schedule.next(at("2027-03-27T00:00:00Z"))).contains(at("2027-03-29T07:30:00Z"));
  }
}
