package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Dur;
import dev.parley.dsl.syntax.Tree.Int;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Str;
import dev.parley.dsl.syntax.Tree.Target;
import dev.parley.dsl.syntax.Tree.Text;
import java.util.List;
import java.util.Optional;

/** A line inside the braces of a declaration or statement that is not itself a statement. */
public sealed interface Clause extends Tree.Item {

  /** What may stand in the braces of {@code say}. */
  sealed interface OfSay extends Clause {}

  /** What may stand in the braces of {@code ask}. */
  sealed interface OfAsk extends Clause {}

  /** What may stand in the braces of {@code choose}. */
  sealed interface OfChoose extends Clause {}

  /** What may stand in the braces of {@code match}. */
  sealed interface OfMatch extends Clause {}

  /** What may stand in the braces of {@code split}. */
  sealed interface OfSplit extends Clause {}

  /** What may stand in the braces of {@code http}. */
  sealed interface OfHttp extends Clause {}

  /** What may stand in the braces of {@code template}. */
  sealed interface OfTemplate extends Clause {}

  /** {@code title: "Pizza order"}, in the braces of {@code flow} and {@code bot}. */
  record Setting(Name key, Decl.Value value, Place place) implements Clause {}

  /** {@code header "…"} */
  record Header(Text text, Place place) implements OfSay, OfAsk, OfChoose {}

  /** {@code footer "…"} */
  record Footer(Text text, Place place) implements OfSay, OfAsk, OfChoose {}

  /** {@code cta "Open" "https://…"} */
  record Link(Text label, Text url, Place place) implements OfSay {}

  /** {@code cta "Fill in" screen "FIRST" data js}, for {@code form(…)} */
  record OpenForm(Text label, Optional<Str> screen, Optional<Js> data, Place place)
      implements OfAsk {}

  /** {@code check js else "…"} */
  record Check(Js when, Text otherwise, Place place) implements OfAsk {}

  /** {@code parse js} */
  record Parse(Js value, Place place) implements OfAsk {}

  /** {@code skip "no", "none"} */
  record Skip(List<Str> words, Place place) implements OfAsk {
    public Skip {
      words = List.copyOf(words);
    }
  }

  /** {@code hint "…"} */
  record Hint(Text text, Place place) implements OfAsk {}

  /** {@code was old_name} */
  record Was(Name name, Place place) implements OfAsk, OfChoose {}

  /** {@code retry 3 -> agent} */
  record Retry(Int times, Optional<Target> target, Place place) implements OfAsk, OfChoose {}

  /** {@code timeout 10m -> reminder}; without target in {@code http} */
  record Timeout(Dur after, Optional<Target> target, Place place)
      implements OfAsk, OfChoose, OfHttp {}

  /** {@code option small "Small" desc "…" when js -> step} */
  record Option(
      Name id,
      Text label,
      Optional<Text> desc,
      Optional<Js> when,
      Optional<Target> target,
      Place place)
      implements OfChoose {}

  /** {@code options each item in js id js "label" desc "…" -> step} */
  record Each(
      Name item,
      Js in,
      Js id,
      Text label,
      Optional<Text> desc,
      Optional<Target> target,
      Place place)
      implements OfChoose {}

  /** {@code section "Pizzas" { option … }} */
  record Section(Text title, Body<OfChoose> options, Place place) implements OfChoose {}

  /** {@code other { … }} */
  record Other(Target target, Place place) implements OfChoose {}

  /** {@code stale accept} */
  record Stale(Words.Stale rule, Place place) implements OfChoose {}

  /** {@code case "a", "b" -> step} */
  record Case(List<Js> values, Target target, Place place) implements OfMatch {
    public Case {
      values = List.copyOf(values);
    }
  }

  /** {@code else -> step} */
  record Else(Target target, Place place) implements OfMatch {}

  /** {@code 50 blue -> step} */
  record Arm(Int weight, Name name, Target target, Place place) implements OfSplit {}

  /** {@code header "Idempotency-Key": js} */
  record HttpHeader(Str name, Js value, Place place) implements OfHttp {}

  /** {@code json js} */
  record Json(Js value, Place place) implements OfHttp {}

  /** {@code form js} */
  record Form(Js value, Place place) implements OfHttp {}

  /** {@code retry 2 backoff 1s} */
  record HttpRetry(Int times, Optional<Dur> backoff, Place place) implements OfHttp {}

  /** {@code error -> trouble} */
  record HttpError(Target target, Place place) implements OfHttp {}

  /** {@code header js} */
  record TemplateHeader(Js value, Place place) implements OfTemplate {}

  /** {@code body js, js} */
  record TemplateBody(List<Js> values, Place place) implements OfTemplate {
    public TemplateBody {
      values = List.copyOf(values);
    }
  }

  /** {@code button 1 js} */
  record TemplateButton(Int index, Js value, Place place) implements OfTemplate {}

  /** What could not be read; it has been reported. */
  record Broken(Place place)
      implements OfSay, OfAsk, OfChoose, OfMatch, OfSplit, OfHttp, OfTemplate {}
}
