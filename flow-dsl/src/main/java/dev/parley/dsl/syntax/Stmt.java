package dev.parley.dsl.syntax;

import dev.parley.dsl.syntax.Tree.Args;
import dev.parley.dsl.syntax.Tree.Body;
import dev.parley.dsl.syntax.Tree.Dur;
import dev.parley.dsl.syntax.Tree.Int;
import dev.parley.dsl.syntax.Tree.Js;
import dev.parley.dsl.syntax.Tree.Name;
import dev.parley.dsl.syntax.Tree.Path;
import dev.parley.dsl.syntax.Tree.Target;
import dev.parley.dsl.syntax.Tree.Text;
import dev.parley.dsl.syntax.Tree.Type;
import java.util.List;
import java.util.Optional;

/** A statement: one thing a step does. */
public sealed interface Stmt extends Tree.Item {

  /** {@code say "Hi!" #hello { header "…" }} */
  record Say(Text text, Optional<Name> tag, Body<Clause.OfSay> clauses, Place place)
      implements Stmt {}

  /** {@code send image js caption "…" filename "…"} */
  record Send(
      Words.Media media, Js source, Optional<Text> caption, Optional<Text> filename, Place place)
      implements Stmt {}

  /** {@code send location (lat: js, …)}, and contact and product likewise */
  record SendArgs(Words.Media media, Args args, Place place) implements Stmt {}

  /** {@code ask name: text "What's your name?" #tag { … }} */
  record Ask(
      Name save,
      Optional<Type> type,
      Text text,
      Optional<Name> tag,
      Body<Clause.OfAsk> clauses,
      Place place)
      implements Stmt {}

  /** {@code choose size "Which size?" as list "Sizes" { … }} */
  record Choose(
      Name save,
      Text text,
      Optional<Name> tag,
      Optional<As> as,
      Body<Clause.OfChoose> items,
      Place place)
      implements Stmt {}

  /** {@code as list "Sizes"} */
  record As(Words.Show show, Optional<Text> button) {}

  /** {@code set contact.name = js} */
  record Set(Path path, Js value, Place place) implements Stmt {}

  /** {@code if js { … } else if js { … } else { … }} */
  record If(List<Branch> branches, Optional<Body<Stmt>> otherwise, Place place) implements Stmt {
    public If {
      branches = List.copyOf(branches);
    }
  }

  /** One condition of an {@code if} with what it leads to. */
  record Branch(Js when, Body<Stmt> body) {}

  /** {@code match js { case js, js -> step else -> step }} */
  record Match(Js subject, Body<Clause.OfMatch> cases, Place place) implements Stmt {}

  /** {@code split arm { 50 a -> step 50 b { … } }} */
  record Split(Name save, Body<Clause.OfSplit> arms, Place place) implements Stmt {}

  /** {@code goto step} */
  record Goto(Name step, Place place) implements Stmt {}

  /** {@code end (order_id: js)} */
  record End(Optional<Args> args, Place place) implements Stmt {}

  /** {@code http POST "url" as order { … }} */
  record Http(
      Words.Method method, Text url, Optional<Name> save, Body<Clause.OfHttp> clauses, Place place)
      implements Stmt {}

  /** {@code run survey(order: js) as score} */
  record Run(Name flow, Optional<Args> args, Optional<Name> save, Place place) implements Stmt {}

  /** {@code template order_reminder en { body js, js }} */
  record Template(Name name, Name lang, Body<Clause.OfTemplate> clauses, Place place)
      implements Stmt {}

  /** {@code handoff "sales" note "…" resume -> step} */
  record Handoff(Text team, Optional<Text> note, Optional<Target> resume, Place place)
      implements Stmt {}

  /** {@code pause 10m} */
  record Pause(Dur duration, Place place) implements Stmt {}

  /** {@code pause until js} */
  record PauseUntil(Js when, Place place) implements Stmt {}

  /** {@code label "vip", "new"}, {@code unlabel "new"} */
  record Label(boolean add, List<Text> labels, Place place) implements Stmt {
    public Label {
      labels = List.copyOf(labels);
    }
  }

  /** {@code join "news"}, {@code leave "news"} */
  record Group(boolean join, List<Text> groups, Place place) implements Stmt {
    public Group {
      groups = List.copyOf(groups);
    }
  }

  /** {@code language js} */
  record Language(Js lang, Place place) implements Stmt {}

  /** {@code optin marketing}, {@code optout marketing} */
  record Consent(boolean in, Name purpose, Place place) implements Stmt {}

  /** {@code emit order_created(id: js)} */
  record Emit(Name event, Optional<Args> args, Place place) implements Stmt {}

  /** {@code retry 2 -> agent}, inside {@code other} */
  record Retry(Int times, Optional<Target> target, Place place) implements Stmt {}

  /** What could not be read; it has been reported. */
  record Broken(Place place) implements Stmt {}
}
