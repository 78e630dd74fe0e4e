package dev.parley.runtime.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class OneLineTest {
  private final OneLine format = new OneLine();

  @Test
  void an_event_is_time_level_who_and_what() {
    assertThat(format.format(event(Level.WARNING, "Meta answered 500")))
        .isEqualTo(
            "2026-11-23T12:00:00.120Z WARN  Sender: Meta answered 500" + System.lineSeparator());
  }

  @Test
  void a_failure_keeps_its_stack_on_the_same_line() {
    LogRecord event = event(Level.SEVERE, "Could not send");
    event.setThrown(new IllegalStateException("closed", new RuntimeException("reset")));

    String line = format.format(event);

    assertThat(line.strip()).hasLineCount(1);
    assertThat(line)
        .contains("ERROR Sender: Could not send | java.lang.IllegalStateException: closed\\n")
        .contains("Caused by: java.lang.RuntimeException: reset");
  }

  @Test
  void a_customers_text_cannot_forge_a_line() {
    LogRecord event = event(Level.INFO, "Said {0}");
    event.setParameters(new Object[] {"hi\r\n2026 ERROR forged\u001b[2J"});

    assertThat(format.format(event).strip())
        .endsWith("INFO  Sender: Said hi\\n2026 ERROR forged\uFFFD[2J");
  }

  @Test
  void what_happens_during_a_request_carries_its_id() {
    MDC.put(Logs.REQUEST, "order-4711");
    try {
      assertThat(format.format(event(Level.INFO, "Done")).strip())
          .endsWith("Sender: Done [order-4711]");
    } finally {
      MDC.remove(Logs.REQUEST);
    }
    assertThat(format.format(event(Level.INFO, "Done"))).doesNotContain("4711");
  }

  private static LogRecord event(Level level, String message) {
    var event = new LogRecord(level, message);
    event.setInstant(Instant.parse("2026-11-23T12:00:00.120456Z"));
    event.setLoggerName("dev.parley.runtime.outbox.Sender");
    return event;
  }
}
