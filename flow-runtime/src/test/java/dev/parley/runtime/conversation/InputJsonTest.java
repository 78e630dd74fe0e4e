package dev.parley.runtime.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Input;
import dev.parley.runtime.store.JsonColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An input that was kept is the input again. */
class InputJsonTest {
  private static final Optional<String> NONE = Optional.empty();

  static Stream<Input> inputs() {
    return Stream.concat(
        Stream.of(
            new Input.TimerFired("ses_1-4"),
            new Input.Handback("ses_1-5"),
            new Input.Cancel("by hand"),
            new Input.SendRefused("ses_1-4", "ses_1.3.0", Input.Refusal.WINDOW, "too late"),
            new Input.CallResult("t", new Input.CallEnd.Answered(200, Map.of("a", "b"), "{}")),
            new Input.CallResult(
                "t", new Input.CallEnd.Unanswered(Input.Reason.TIMEOUT, "8 s passed"))),
        messages().map(Input.Reply::new));
  }

  private static Stream<Incoming> messages() {
    return Stream.of(
        new Incoming.Text(""),
        new Incoming.Text("Hi 🍕"),
        new Incoming.Tap("a/b/c", "Yes"),
        new Incoming.Media("voice", "m1", Optional.of("audio/ogg"), "", NONE),
        new Incoming.Media("document", "m2", NONE, "My CV", Optional.of("cv.pdf")),
        new Incoming.Location(48.1, -11.5, Optional.of("Home"), NONE),
        new Incoming.Contacts(List.of(Map.of("name", "Ben", "phones", List.of("+1555")))),
        new Incoming.Form("tok", Map.of("size", "L", "n", 2.0), "Sent"),
        new Incoming.Order(Optional.of("c1"), List.of(Map.of("product", "p", "quantity", 2.0)), ""),
        new Incoming.Consent(true, "marketing"),
        new Incoming.Consent(false, "marketing"),
        new Incoming.Other("reaction", "👍"),
        new Incoming.FromAd(
            new Incoming.Text("Hi"),
            new Incoming.Ad(Optional.of("1"), Optional.of("Sale"), Optional.of("summer"))),
        new Incoming.FromAd(new Incoming.Tap("x", "y"), new Incoming.Ad(NONE, NONE, NONE)));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void an_input_that_was_kept_reads_back_equal(Input input) {
    String kept = JsonColumn.write(InputJson.of(input));
    assertThat(InputReader.of(JsonColumn.read(kept))).contains(input);
  }
}
