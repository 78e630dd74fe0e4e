package dev.parley.flow.script.graal;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.Names;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.Template;
import dev.parley.flow.script.TextProgram;

/**
 * Evaluates expressions with GraalJS in this process, for flows whose authors are trusted with its
 * memory. The evaluator starts with the first expression that runs, not before.
 */
public final class GraalEvaluator implements Evaluator {
  private final Evaluator compiler;

  private GraalEvaluator(SandboxLimits limits) {
    this.compiler = new ForeignCompiler(new InProcess(limits), Imports.none());
  }

  /** With the usual limits. */
  public static GraalEvaluator create() {
    return create(SandboxLimits.trusting());
  }

  /** With limits of one's own. */
  public static GraalEvaluator create(SandboxLimits limits) {
    return new GraalEvaluator(limits);
  }

  @Override
  public Program compile(Expr expr, Names names) {
    return compiler.compile(expr, names);
  }

  @Override
  public TextProgram compile(Template template, Names names) {
    return compiler.compile(template, names);
  }

  @Override
  public boolean covers(Expr expr) {
    return compiler.covers(expr);
  }

  @Override
  public Evaluator importing(Imports imports) {
    return compiler.importing(imports);
  }
}
