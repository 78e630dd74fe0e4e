package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every collected webhook is recognised as what it was. */
class PayloadKindsTest {
  private final Payloads payloads = Payloads.find();

  @TestFactory
  Stream<DynamicTest> every_webhook_is_recognised_as_what_it_was() throws IOException {
    Map<String, List<String>> expected = expected();
    return payloads.webhooks().stream()
        .map(payload ->
            dynamicTest(
                payload.toString(),
                () ->
                    assertThat(Payloads.parse(payload.body()))
                        .extracting(WebhookEvent::kind)
                        .isEqualTo(expected.get(payload.file()))));
  }

  @TestFactory
  Stream<DynamicTest> every_event_alone_in_a_webhook_is_read_as_the_same_event() {
    return payloads.webhooks().stream()
        .map(payload -> dynamicTest(payload.file(), () -> readAgain(payload)));
  }

  private static void readAgain(Payloads.Payload payload) {
    for (WebhookEvent event : Payloads.parse(payload.body())) {
      String alone = event.envelope().alone();
      assertThat(Payloads.parse(alone.getBytes(UTF_8)))
          .singleElement()
          .satisfies(again -> assertThat(again).isEqualTo(event))
          .satisfies(again -> assertThat(again.envelope().alone()).isEqualTo(alone));
    }
  }

  @Test
  void a_delivery_repeated_has_the_same_keys() {
    for (Payloads.Payload payload : payloads.webhooks()) {
      assertThat(Payloads.parse(payload.body()))
          .as(payload.file())
          .extracting(WebhookEvent::key)
          .isEqualTo(Payloads.parse(payload.body()).stream().map(WebhookEvent::key).toList())
          .allMatch(key -> !key.isBlank() && key.length() <= 200);
    }
  }

  private static Map<String, List<String>> expected() throws IOException {
    try (InputStream in = PayloadKindsTest.class.getResourceAsStream("payload-kinds.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      return text.lines()
          .map(line -> line.split("\t"))
          .collect(Collectors.toMap(cells -> cells[0], cells -> List.of(cells[1].split(" "))));
    }
  }
}
