package dev.parley.flow.script;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads arrow functions: tries to read parameters, and takes it back if no arrow follows. */
final class ArrowParser {
  private final ExpressionParser parser;
  private final Cursor in;
  private final Brackets brackets;
  private final PatternParser patterns;

  /** Offsets of brackets that are known not to hold parameters, so that none is tried twice. */
  private final Set<Integer> notParameters = new HashSet<>();

  ArrowParser(ExpressionParser parser) {
    this.parser = parser;
    this.in = parser.in;
    this.brackets = parser.brackets;
    this.patterns = new PatternParser(parser);
  }

  /** arrow = ( name | "(" parameters ")" ) "=>" expression. */
  Optional<Expr> tryRead() {
    boolean bracket = in.peek() == '(';
    if (bracket ? notParameters.contains(in.pos) : !Words.isName(in.peekName())) {
      return Optional.empty();
    }
    Cursor.Place before = in.place();
    int depth = brackets.depth();
    int start = in.pos;
    Optional<List<Pattern>> parameters = bracket ? bracketed() : single();
    if (parameters.isPresent() && !in.gaveUp() && in.skipOnLine() && in.looking("=>")) {
      in.take(2);
      refuseTwins(parameters.get());
      Expr body = body();
      return Optional.of(
          new Expr.Arrow(parameters.get(), body, start, Math.max(body.end(), in.lastEnd())));
    }
    if (in.gaveUp()) {
      return Optional.of(new Expr.Bad(start, in.lastEnd()));
    }
    brackets.depth(depth);
    in.returnTo(before);
    if (bracket) {
      notParameters.add(start);
    }
    return Optional.empty();
  }

  private void refuseTwins(List<Pattern> parameters) {
    Set<String> names = new HashSet<>();
    parameters.stream()
        .flatMap(parameter -> parameter.names().stream())
        .filter(bind -> !names.add(bind.name()))
        .map(bind ->
            ScriptProblem.notAllowed(
                "Two parameters are called `" + bind.name() + "`.", bind.start(), bind.end()))
        .forEach(in::report);
  }

  private Optional<List<Pattern>> single() {
    int start = in.pos;
    String name = in.peekName();
    in.take(name.length());
    return Optional.of(List.of(new Pattern.Bind(name, start, in.lastEnd())));
  }

  private Optional<List<Pattern>> bracketed() {
    brackets.open(1);
    List<Pattern> parameters = new ArrayList<>();
    while (in.skipLines() && in.peek() != ')') {
      Optional<Pattern> parameter = patterns.parameter();
      if (parameter.isEmpty()) {
        return Optional.empty();
      }
      parameters.add(parameter.get());
      if (!in.skipLines() || in.peek() != ',' || parameter.get() instanceof Pattern.Rest) {
        break;
      }
      in.take(1);
    }
    if (!in.skipLines() || in.peek() != ')') {
      return Optional.empty();
    }
    in.take(1);
    brackets.depth(brackets.depth() - 1);
    return Optional.of(parameters);
  }

  /** What stands after the arrow: an expression, never a block. */
  Expr body() {
    in.skipLines();
    if (in.peek() != '{') {
      return parser.expression();
    }
    int start = in.pos;
    in.notAllowed(
        "A short function has one expression after `=>`; put an object into round brackets.",
        start + 1);
    in.mark(start, brackets.blockEnd(start));
    return new Expr.Bad(start, in.lastEnd());
  }
}
