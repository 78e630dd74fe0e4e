package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Dur;
import dev.parley.dsl.syntax.Tree.Int;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Str;
import dev.parley.dsl.syntax.Tree.Target;
import dev.parley.dsl.syntax.Tree.Type;
import java.util.List;
import java.util.Optional;

/** A declaration: what may stand at the top of a file. */
public sealed interface Decl extends Tree.Item {

  /** {@code bot clinic { … }} */
  record Bot(Name name, Body<Clause.Setting> settings, Place place) implements Decl {}

  /** {@code flow pizza { … }} */
  record Flow(Name name, Body<Clause.Setting> settings, Place place) implements Decl {}

  /** {@code trigger keyword "pizza", "order" match word when js}; words of button and ad too. */
  record Trigger(
      Words.Source source,
      List<Str> words,
      Optional<Words.Match> match,
      Optional<Js> when,
      Place place)
      implements Decl {
    public Trigger {
      words = List.copyOf(words);
    }
  }

  /** {@code param source: text = "direct"} */
  record Param(Name name, Type type, Optional<Js> init, Place place) implements Decl {}

  /** {@code result order_id: text} */
  record Result(Name name, Type type, Place place) implements Decl {}

  /** {@code contact var city: text?} */
  record Var(Words.Scope scope, Name name, Type type, Optional<Js> init, Place place)
      implements Decl {}

  /** {@code use fn price from "pricing.js"} */
  record Use(Words.Import what, List<Name> names, Str from, Place place) implements Decl {
    public Use {
      names = List.copyOf(names);
    }
  }

  /** {@code hours support "Mon-Fri 09:00-18:00"} */
  record Hours(Name name, Str times, Place place) implements Decl {}

  /** {@code step trouble was failed { … }} */
  record Step(Name name, List<Name> was, Body<Stmt> body, Place place) implements Decl {
    public Step {
      was = List.copyOf(was);
    }
  }

  /** {@code on keyword "menu" -> pick} */
  record Handler(On on, Target target, Place place) implements Decl {}

  /** {@code test "happy path" { … }} */
  record Test(Str title, Body<TestLine> lines, Place place) implements Decl {}

  /** What could not be read; it has been reported. */
  record Broken(Place place) implements Decl {}

  /** What a handler waits for. */
  sealed interface On {
    /** {@code on keyword "menu" keep} */
    record Keyword(List<Str> words, boolean keep) implements On {
      public Keyword {
        words = List.copyOf(words);
      }
    }

    /** {@code on error e} */
    record Fault(Name name) implements On {}

    /** {@code on expire} */
    record Expire() implements On {}

    /** {@code on media} */
    record Media() implements On {}

    /** {@code on migrate old_step} */
    record Migrate(Name step) implements On {}
  }

  /** The value of a setting of a flow or bot. */
  sealed interface Value {
    /** {@code title: "Pizza order"} */
    record OfString(Str string) implements Value {}

    /** {@code expires: 24h} */
    record OfDuration(Dur duration) implements Value {}

    /** {@code version: 2} */
    record OfInt(Int number) implements Value {}

    /** {@code languages: en, hi}, {@code after_end: silent 10m} */
    record OfWords(List<Name> words, Optional<Dur> duration) implements Value {
      public OfWords {
        words = List.copyOf(words);
      }
    }
  }
}
