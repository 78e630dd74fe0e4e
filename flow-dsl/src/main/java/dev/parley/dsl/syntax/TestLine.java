package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Args;
import dev.parley.dsl.syntax.Tree.Dur;
import dev.parley.dsl.syntax.Tree.Int;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Path;
import dev.parley.dsl.syntax.Tree.Str;
import java.util.List;
import java.util.Optional;

/** A line of a test: what is given, what the user does, what the bot must answer. */
public sealed interface TestLine extends Tree.Item {

  /** {@code start at confirm} */
  record StartAt(Name step, Place place) implements TestLine {}

  /** {@code start with (source: js)} */
  record StartWith(Args args, Place place) implements TestLine {}

  /** {@code given contact.name = js} */
  record Given(Path path, Js value, Place place) implements TestLine {}

  /** What stands in for the world. */
  sealed interface Mock extends TestLine {}

  /** {@code mock http POST "https://shop.example/orders" -> 200 { id: "A1" }} */
  record MockHttp(Words.Method method, Str url, Int status, Optional<Js> body, Place place)
      implements Mock {}

  /** {@code mock run survey -> (score: 5)} */
  record MockRun(Name flow, Args results, Place place) implements Mock {}

  /** {@code mock send "Are you there?" -> window} */
  record MockSend(Str pattern, Words.Refusal reason, Place place) implements Mock {}

  /** {@code user "pizza"} */
  record UserSays(Str text, Place place) implements TestLine {}

  /** {@code user taps medium on "Which size*"} */
  record UserTaps(Name option, Optional<Str> on, Place place) implements TestLine {}

  /** {@code user sends image "cat.jpg"} */
  record UserSends(Words.Kind kind, Optional<Str> content, Place place) implements TestLine {}

  /** {@code bot *} */
  record BotAny(Place place) implements TestLine {}

  /** {@code bot "Hi*"}, {@code bot choose "Which size*" [small, large]} */
  record BotSends(
      Optional<Sent> sent, Optional<Str> pattern, Optional<List<Name>> options, Place place)
      implements TestLine {
    public BotSends {
      options = options.map(List::copyOf);
    }
  }

  /** {@code silent} */
  record Silent(Place place) implements TestLine {}

  /** {@code after 10m} */
  record After(Dur time, Place place) implements TestLine {}

  /** {@code expect js} */
  record Expect(Js js, Place place) implements TestLine {}

  /** {@code at confirm} */
  record At(Name step, Place place) implements TestLine {}

  /** {@code ended} */
  record Ended(Place place) implements TestLine {}

  /** {@code failed FLW5201} */
  record Failed(Optional<Name> code, Place place) implements TestLine {}

  /** What could not be read; it has been reported. */
  record Broken(Place place) implements TestLine {}

  /** The kind of message a {@code bot} line asks for. */
  sealed interface Sent {
    /** {@code bot choose} */
    record Choose() implements Sent {}

    /** {@code bot template order_reminder} */
    record Template(Name name) implements Sent {}

    /** {@code bot image} */
    record OfKind(Words.Kind kind) implements Sent {}
  }
}
