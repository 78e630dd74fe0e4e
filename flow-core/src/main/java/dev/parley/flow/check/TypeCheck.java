package dev.parley.flow.check;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Variable;
import dev.parley.flow.script.BinaryOp;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.FreeNames;
import dev.parley.flow.script.Nearest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values that cannot be what a variable holds, where that is sure (FLW2120). */
final class TypeCheck implements Check {
  private static final String CODE = "FLW2120";

  @Override
  public void run(Subject subject, List<Problem> problems) {
    for (Site site : subject.outline().sites()) {
      for (Expr expr : site.exprs()) {
        Set<Expr> free = new HashSet<>(FreeNames.of(expr));
        compare(subject, site, expr, free, problems);
      }
    }
    initials(subject, subject.flow().params(), "/params", problems);
    initials(subject, subject.flow().variables(), "/variables", problems);
    subject.outline().actions.forEach(placed -> action(subject, placed, problems));
  }

  private static void initials(
      Subject subject, List<Variable> variables, String pointer, List<Problem> problems) {
    Each.of(
        variables,
        pointer,
        (v, at) -> stored(subject, v.name(), v.type(), at + "/default", problems));
  }

  private static void action(Subject subject, Outline.Placed placed, List<Problem> problems) {
    String p = placed.pointer();
    switch (placed.action()) {
      case Action.Assign assign ->
          subject
              .names()
              .type(assign.path())
              .ifPresent(type -> stored(subject, assign.path(), type, p + "/js", problems));
      case Action.End end ->
          subject.flow().results().stream()
              .filter(result -> end.results().containsKey(result.name()))
              .forEach(
                  r -> stored(subject, r.name(), r.type(), p + "/results/" + r.name(), problems));
      case Action.Ask ask -> ask.type().ifPresent(type -> asked(subject, ask, type, p, problems));
      case Action.Choose choose -> chosen(subject, choose, p, problems);
      default -> {}
    }
  }

  private static void stored(
      Subject subject, String name, Type type, String pointer, List<Problem> problems) {
    subject
        .outline()
        .site(pointer)
        .ifPresent(site -> {
          Expr value = site.exprs().getFirst();
          Literals.misfit(type, value)
              .ifPresent(is -> problems.add(misfit(subject, site, value, name, type, is)));
        });
  }

  private static Problem misfit(
      Subject subject, Site site, Expr value, String name, Type type, String is) {
    return Issue.error(
            CODE,
            site.place(subject.flow().id(), value),
            "`%s` holds `%s`, and this is %s".formatted(name, type, is))
        .suggest(member(type, value))
        .problem();
  }

  private static Optional<String> member(Type type, Expr value) {
    return value
        .literalText()
        .filter(text -> type.kind() == Type.Kind.ENUM)
        .flatMap(text -> Nearest.to(text, type.args()))
        .map(near -> "\"" + near + "\"");
  }

  /** A question may be stricter than its variable: a date is a text, but no text is a number. */
  private static void asked(
      Subject subject, Action.Ask ask, Type type, String pointer, List<Problem> problems) {
    Optional<Type> declared =
        subject
            .names()
            .declaration(ask.variable())
            .map(Variable::type)
            .filter(t -> t.kind() != type.kind());
    declared
        .filter(holds -> !assignable(type.kind(), holds.kind()))
        .ifPresent(holds ->
            problems.add(
                Issue.error(
                        CODE,
                        subject.place(pointer + "/valueType"),
                        "`%s` holds `%s`, and `%s` is asked for"
                            .formatted(ask.variable(), holds, type))
                    .problem()));
  }

  private static boolean assignable(Type.Kind asked, Type.Kind holds) {
    boolean number = asked == Type.Kind.INT && holds == Type.Kind.NUMBER;
    boolean text = holds == Type.Kind.TEXT && Literals.isTextual(asked);
    return number || text || holds == Type.Kind.JSON;
  }

  private static void chosen(
      Subject subject, Action.Choose choose, String pointer, List<Problem> problems) {
    Optional<Type> declared = subject.names().declaration(choose.variable()).map(Variable::type);
    if (declared.isEmpty()) {
      return;
    }
    Type type = declared.get();
    Offers.of(choose, pointer)
        .forOptions((option, at) -> {
          Expr id = new Expr.Str(option.id(), 0, 0);
          if (Literals.misfit(type, id).isPresent()) {
            problems.add(
                Issue.error(
                        CODE,
                        subject.place(at + "/id"),
                        "`%s` holds `%s`, and `%s` is none of that"
                            .formatted(choose.variable(), type, option.id()))
                    .suggest(Nearest.to(option.id(), type.args()))
                    .problem());
          }
        });
  }

  private static void compare(
      Subject subject, Site site, Expr expr, Set<Expr> free, List<Problem> problems) {
    if (expr instanceof Expr.Binary test && Proof.isEquality(test.op())) {
      sides(subject, site, test, free, test.left(), test.right())
          .or(() -> sides(subject, site, test, free, test.right(), test.left()))
          .ifPresent(problems::add);
    }
    expr.children().forEach(child -> compare(subject, site, child, free, problems));
  }

  private static Optional<Problem> sides(
      Subject subject, Site site, Expr.Binary test, Set<Expr> free, Expr side, Expr literal) {
    if (!(side.bare() instanceof Expr.Name name) || !free.contains(name)) {
      return Optional.empty();
    }
    return subject
        .names()
        .type(name.name())
        .filter(type -> never(type, test.op(), literal.bare()))
        .map(type ->
            Issue.error(
                    CODE,
                    site.place(subject.flow().id(), literal),
                    "`%s` holds `%s`: it is never equal to this".formatted(name.name(), type))
                .suggest(member(type, literal))
                .problem());
  }

  /** Loose equality converts, so only a word that is no member can be judged. */
  private static boolean never(Type type, BinaryOp op, Expr literal) {
    boolean strict = op == BinaryOp.STRICT_EQUAL || op == BinaryOp.STRICT_NOT_EQUAL;
    return switch (literal) {
      case Expr.Str text ->
          type.kind() == Type.Kind.ENUM
              ? !type.args().contains(text.value())
              : strict && !Literals.isTextual(type.kind());
      case Expr.Num number -> strict && Literals.misfit(type, number).isPresent();
      case Expr.Bool truth -> strict && Literals.misfit(type, truth).isPresent();
      default -> false;
    };
  }
}
