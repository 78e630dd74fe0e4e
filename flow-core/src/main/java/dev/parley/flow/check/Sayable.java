package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.script.Nearest;
import dev.parley.flow.script.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everything that a bot can say, as far as its source tells. */
final class Sayable {
  private final List<Glob> plain = new ArrayList<>();
  private final List<Glob> offering = new ArrayList<>();

  /** Whether the engine may say a sentence of its own, which nobody here knows. */
  private boolean builtIn;

  private Sayable() {}

  /** What the flow says, the bot's handlers, and other flows where a way leads to them. */
  static Sayable by(Subject subject) {
    Outlines outlines = subject.outlines();
    Sayable sayable = new Sayable();
    Set<Flow> flows = new LinkedHashSet<>(List.of(subject.flow(), outlines.itself()));
    if (subject.isBot() || flows.stream().anyMatch(flow -> leadsOn(outlines.of(flow)))) {
      flows.addAll(subject.bot().flows());
    }
    flows.forEach(
        flow -> sayable.collect(flow, new Words(outlines.of(flow), outlines.voices(flow))));
    return sayable;
  }

  private static boolean leadsOn(Outline outline) {
    return outline.aims.stream().anyMatch(aim -> aim.target() instanceof Target.ToFlow);
  }

  /** The texts of a flow, in all its languages. */
  private record Words(Outline outline, Voices voices) {}

  private void collect(Flow flow, Words words) {
    for (Outline.Placed placed : words.outline().actions) {
      String p = placed.pointer();
      switch (placed.action()) {
        case Action.Say say -> add(words, p + "/text", plain);
        case Action.Ask ask -> ask(flow, words, ask, p);
        case Action.Choose choose -> choose(words, choose, p);
        default -> {}
      }
    }
  }

  private void choose(Words words, Action.Choose choose, String p) {
    add(words, p + "/text", offering);
    if (Shape.of(choose).text()) {
      offering.add(Glob.pattern("*"));
    }
  }

  private void ask(Flow flow, Words words, Action.Ask ask, String p) {
    add(words, p + "/text", plain);
    add(words, p + "/hint", plain);
    for (int i = 0; i < ask.rules().checks().size(); i++) {
      add(words, p + "/checks/" + i + "/else", plain);
    }
    boolean framed = ask.prompt().header().isPresent() || ask.prompt().footer().isPresent();
    builtIn |= framed || (ask.rules().hint().isEmpty() && !takesAll(flow, ask));
  }

  /** Whether every answer is of the asked type, so that none fails to be read. */
  private static boolean takesAll(Flow flow, Action.Ask ask) {
    return ask.type()
            .or(() ->
                FlowNames.declarations(flow)
                    .filter(v -> v.name().equals(ask.variable()))
                    .findFirst()
                    .map(Variable::type))
            .orElse(Type.of(Type.Kind.TEXT))
            .kind()
        == Type.Kind.TEXT;
  }

  private static void add(Words words, String pointer, List<Glob> globs) {
    words
        .outline()
        .site(pointer)
        .ifPresent(site -> site.template().ifPresent(t -> globs.add(glob(site.source(), t))));
    words.voices().at(pointer).forEach(voice -> globs.add(glob(voice.text(), voice.template())));
  }

  /** Every value can be any text. */
  private static Glob glob(String source, Template template) {
    StringBuilder glob = new StringBuilder();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Literal literal -> glob.append(literal.text());
        case Template.Hole hole -> glob.append(Glob.ANY);
      }
    }
    return new Glob(glob.toString().strip(), source);
  }

  /** Whether a message of a kind, or of any, can match a pattern. */
  boolean canBe(Optional<String> kind, String pattern) {
    boolean choice = kind.filter("choose"::equals).isPresent();
    Glob wanted = Glob.pattern(pattern);
    return offering.stream().anyMatch(wanted::meets)
        || (!choice && (builtIn || plain.stream().anyMatch(wanted::meets)));
  }

  /** The text that was probably meant. */
  Optional<String> nearest(String pattern) {
    return Nearest.to(
        pattern, Stream.concat(plain.stream(), offering.stream()).map(Glob::source).toList());
  }
}
