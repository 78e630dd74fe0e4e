package dev.parley.flow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.BotSettings;
import dev.parley.flow.model.Hours;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpeningHoursTest {
  private static boolean open(String hours, String at) {
    return OpeningHours.parse(hours).orElseThrow().open(LocalDateTime.parse(at));
  }

  /** 2026-01-05 is a Monday. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mon-Fri 09:00-18:00, Sat 10:00-14:00|2026-01-05T09:00|true",
        "Mon-Fri 09:00-18:00, Sat 10:00-14:00|2026-01-05T18:00|false",
        "Mon-Fri 09:00-18:00, Sat 10:00-14:00|2026-01-10T13:59|true",
        "Mon-Fri 09:00-18:00, Sat 10:00-14:00|2026-01-11T12:00|false",
        "Mon, Wed 9:00-12:00|2026-01-05T10:00|true",
        "Mon, Wed 9:00-12:00|2026-01-06T10:00|false",
        "Mon, Wed 9:00-12:00|2026-01-07T10:00|true",
        "Mon 09:00-12:00, 14:00-18:00|2026-01-05T13:00|false",
        "Mon 09:00-12:00, 14:00-18:00|2026-01-05T15:00|true",
        "Fri 20:00-02:00|2026-01-09T23:00|true",
        "Fri 20:00-02:00|2026-01-10T01:59|true",
        "Fri 20:00-02:00|2026-01-10T02:00|false",
        "Sat-Mon 00:00-24:00|2026-01-04T12:00|true",
        "Sat-Mon 00:00-24:00|2026-01-06T12:00|false",
        "daily 08:00-20:00|2026-01-11T08:00|true",
        "monday – friday 08:00–20:00|2026-01-05T08:00|true",
      })
  void hours_are_open_as_written(String hours, String at, boolean open) {
    assertThat(open(hours, at)).isEqualTo(open);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "09:00-18:00",
        "Mon",
        "Mo 09:00-18:00",
        "Mon 9-18",
        "Mon 25:00-26:00",
        "Mon 09:70-10:00",
        "Mon 09:00-18:00 or so",
        "Mon-Tue-Wed 09:00-10:00",
        "Mon 09:00-10:00, Tue"
      })
  void what_is_written_in_another_way_is_not_guessed_at(String hours) {
    assertThat(OpeningHours.parse(hours)).isEmpty();
  }

  @Test
  void a_bot_with_hours_that_cannot_be_read_does_not_compile() {
    Bot bot =
        new Bot(
            "shop",
            BotSettings.defaults(),
            List.of(new Hours("support", "whenever")),
            List.of(),
            List.of(),
            List.of(),
            List.of(Authored.flow(Authored.step("s", Authored.end()))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CompiledBot.compile(bot, "r1"))
        .withMessage("hours `support`: cannot read `whenever`");
  }
}
