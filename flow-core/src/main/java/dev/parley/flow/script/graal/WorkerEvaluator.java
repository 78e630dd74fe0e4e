package dev.parley.flow.script.graal;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.Expr;
import dev.parley.flow.script.Imports;
import dev.parley.flow.script.Names;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.Template;
import dev.parley.flow.script.TextProgram;

/**
 * Evaluates expressions with GraalJS in processes of their own, for anybody's flows: each has a
 * small heap and is killed when a script takes too long, and the next one is warm by then. No
 * process starts before the first expression runs or {@link #warmUp} is called.
 */
public final class WorkerEvaluator implements Evaluator, AutoCloseable {
  private final WorkerPool pool;
  private final Evaluator compiler;

  private WorkerEvaluator(WorkerSettings settings) {
    this.pool = new WorkerPool(settings);
    this.compiler = new ForeignCompiler(pool, Imports.none());
  }

  /** With the usual settings. */
  public static WorkerEvaluator create() {
    return create(WorkerSettings.defaults());
  }

  /** With settings of one's own. */
  public static WorkerEvaluator create(WorkerSettings settings) {
    return new WorkerEvaluator(settings);
  }

  /** Starts the processes now, without waiting for them. */
  public void warmUp() {
    pool.fill();
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

  /** Ends the processes. */
  @Override
  public void close() {
    pool.close();
  }
}
