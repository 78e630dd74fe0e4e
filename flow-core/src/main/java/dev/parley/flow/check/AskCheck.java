package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Questions for a kind of value that this version cannot read from an answer (FLW2901). */
final class AskCheck implements Check {
  private static final Set<Type.Kind> READABLE =
      EnumSet.of(
          Type.Kind.TEXT,
          Type.Kind.INT,
          Type.Kind.NUMBER,
          Type.Kind.BOOL,
          Type.Kind.DATE,
          Type.Kind.EMAIL,
          Type.Kind.PHONE,
          Type.Kind.ENUM);

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Outline.Placed placed : subject.outline().actions) {
      if (placed.action() instanceof Action.Ask ask) {
        String pointer = placed.pointer() + (ask.type().isPresent() ? "/valueType" : "/save");
        ask.type()
            .or(() -> declared(subject.flow(), ask.variable()))
            .map(Type::kind)
            .filter(kind -> !READABLE.contains(kind))
            .ifPresent(kind -> problems.add(unreadable(subject.place(pointer), kind)));
      }
    }
  }

  private static Problem unreadable(Problem.Place place, Type.Kind kind) {
    String message = "this version cannot ask for `%s` yet".formatted(kind.word());
    return Issue.error("FLW2901", place, message).problem();
  }

  private static Optional<Type> declared(Flow flow, String name) {
    return Stream.of(flow.params(), flow.results(), flow.variables())
        .flatMap(List::stream)
        .filter(v -> v.scope() == Variable.Scope.FLOW && v.name().equals(name))
        .map(Variable::type)
        .findFirst();
  }
}
