/**
 * GraalJS behind the interface of expressions, in this process or in worker processes: the only
 * room of the engine with threads, a clock and processes, and an optional one.
 *
 * <p>A host chooses. {@link dev.parley.flow.script.graal.GraalEvaluator} is for a bot whose author
 * may as well write Java here; nothing in a process bounds what a script takes of its memory.
 * {@link dev.parley.flow.script.graal.WorkerEvaluator} is for everybody's bots: a process with a
 * small heap, killed when its time is up. Either belongs behind the native evaluator:
 *
 * <pre>{@code
 * try (WorkerEvaluator worker = WorkerEvaluator.create()) {
 *   Evaluator evaluator = LayeredEvaluator.nativeThen(worker);
 *   ScriptModule pricing = new ScriptModule("pricing.js", source);
 *   Evaluator ofThisFlow = evaluator.importing(new Imports(Map.of("price", pricing)));
 *   ofThisFlow.compile(Script.parseWhole("price(size) * qty").expr(), names).eval(env);
 * }
 * }</pre>
 *
 * <p>An expression that calls an imported function runs as a whole in GraalJS, never half here and
 * half there: functions may be handed functions, and get undefined, NaN and dates as they are. Each
 * evaluation has a world of its own, in which its modules are loaded afresh, so that nothing that
 * one leaves behind is seen by the next. What JavaScript leaves open (dates other than ISO 8601,
 * the order of words, the last digit of a sine) and what flows have beyond it is calculated by the
 * native evaluator's own functions.
 */
@NullMarked
package dev.parley.flow.script.graal;

import org.jspecify.annotations.NullMarked;
