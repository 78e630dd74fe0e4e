package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.call.CallSettings;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.time.SetTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A bot that handed over comes back by itself when people say nothing for long. */
@ParameterizedClass
@EnumSource(Database.class)
class HandoverTest {
  private static final Customer ASHA = Customer.phone("919876543210");
  private static final Map<String, String> FLOWS =
      Map.of(
          "help.flow",
          """
          flow help {}

          trigger keyword "help"

          step start {
            say "I fetch somebody."
            handoff "support"
            say "Nobody is there, I am sorry."
            end
          }
          """);

  @Parameter Database database;

  private TestLine line;

  @BeforeEach
  void open() {
    SetTime time = new SetTime(Instant.parse("2026-01-05T10:00:00Z"));
    line = TestLine.started(database.fresh(), time, new Shop(FLOWS, ""), CallSettings.defaults());
    line.line.returns().start();
  }

  @AfterEach
  void close() {
    line.close();
  }

  private String owner() {
    return line.value("select owner from conversation");
  }

  @Test
  void after_half_a_day_of_silence_the_flow_goes_on() {
    line.receive(line.meta.text(ASHA, "help"));
    assertThat(line.post.next().text()).isEqualTo("I fetch somebody.");
    eventually(() -> owner().equals("human"));
    line.receive(line.meta.text(ASHA, "hello?"));
    eventually(() -> line.outcomes().contains("message.text human"));
    line.time.advance(Duration.ofHours(11));
    assertThat(owner()).isEqualTo("human");
    assertThat(line.post.isEmpty()).isTrue();
    line.time.advance(Duration.ofMinutes(61));
    eventually(() -> {
      line.time.advance(Duration.ofSeconds(2));
      return !line.post.isEmpty();
    });
    assertThat(line.post.next().text()).isEqualTo("Nobody is there, I am sorry.");
    eventually(() -> owner().equals("bot"));
    assertThat(line.outcomes()).contains("conversation.handback resumed");
    assertThat(line.rows("select * from desk where returns is not null")).isEmpty();
  }
}
