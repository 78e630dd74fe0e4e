package dev.parley.flow.script;

import dev.parley.flow.script.eval.Compiled;
import dev.parley.flow.script.eval.Compiler;
import dev.parley.flow.script.eval.Coverage;
import java.util.ArrayList;
import java.util.List;

/**
 * Evaluates expressions in Java, without a JavaScript engine: safe for anybody's flow, because
 * every step and every character is accounted for.
 *
 * <p>It has the operators of ECMAScript and the usual methods of texts, lists, numbers, objects,
 * dates and regular expressions, exactly as a browser has them. Variables are never changed: where
 * an expression sorts or pushes, it works on a copy.
 */
public final class NativeEvaluator implements Evaluator {
  private final Imports imports;

  private NativeEvaluator(Imports imports) {
    this.imports = imports;
  }

  /** The evaluator; it keeps nothing between calls. */
  public static NativeEvaluator create() {
    return new NativeEvaluator(Imports.none());
  }

  @Override
  public Program compile(Expr expr, Names names) {
    return Compiler.compile(expr, names, imports);
  }

  @Override
  public TextProgram compile(Template template, Names names) {
    List<TextProgram> parts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      switch (part) {
        case Template.Literal literal -> parts.add(env -> literal.text());
        case Template.Hole hole -> {
          Compiled compiled = Compiler.compile(hole.expr(), names, imports);
          parts.add(compiled::text);
        }
      }
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    List<TextProgram> all = List.copyOf(parts);
    return env -> joined(all, env);
  }

  private static String joined(List<TextProgram> parts, Env env) {
    StringBuilder text = new StringBuilder();
    for (TextProgram part : parts) {
      text.append(part.render(env));
    }
    return text.toString();
  }

  @Override
  public boolean covers(Expr expr) {
    return Coverage.covers(expr) && !imports.usedBy(expr);
  }

  /** Expressions that use one of these functions are then known and not covered. */
  @Override
  public Evaluator importing(Imports newImports) {
    return new NativeEvaluator(newImports);
  }
}
