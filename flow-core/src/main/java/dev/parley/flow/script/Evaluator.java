package dev.parley.flow.script;

/** Turns trees into something that runs. */
public interface Evaluator {
  /** Prepares an expression; what cannot be evaluated becomes a fault when it is run. */
  Program compile(Expr expr, Names names);

  /** Prepares a text with values in it. */
  TextProgram compile(Template template, Names names);

  /** Whether this evaluator knows every form and built-in function that an expression uses. */
  boolean covers(Expr expr);

  /**
   * The same evaluator for expressions that may also call these functions; they stand behind the
   * flow's variables and before what is built in.
   */
  Evaluator importing(Imports imports);
}
