/**
 * Takes turns: a session and an input go in, a new session and effects come out.
 *
 * <p><b>To follow a turn</b>, read {@link dev.parley.flow.engine.Engine#resume}, then {@code Gate}
 * (may the input come in?), {@code Journey} (what does it do to the wait?), {@code Run} (nodes, one
 * after the other), {@code Closing} (the session again, and its timer). A node is one compiled
 * action; a {@code Stop} is a node at which a session can rest; {@code Frames} are the flows it is
 * in. {@code FlowCompiler} makes the nodes.
 *
 * <p><b>What a host does.</b> It keeps the session, gives each input to {@link
 * dev.parley.flow.engine.Engine#resume} with its facts and its clock, stores the new session and
 * carries out the {@linkplain dev.parley.flow.engine.Effect effects} in order:
 *
 * <table>
 * <caption>Effects that come back</caption>
 * <tr><th>effect</th><th>comes back as</th></tr>
 * <tr><td>{@link dev.parley.flow.engine.Effect.SetTimer}</td>
 *     <td>{@link dev.parley.flow.engine.Input.TimerFired} with its token, at its time</td></tr>
 * <tr><td>{@link dev.parley.flow.engine.Effect.Call}</td>
 *     <td>{@link dev.parley.flow.engine.Input.CallResult} with its token, once, after all
 *     attempts</td></tr>
 * <tr><td>{@link dev.parley.flow.engine.Effect.Handoff}</td>
 *     <td>{@link dev.parley.flow.engine.Input.Handback} with its token, when the person is
 *     done</td></tr>
 * <tr><td>{@link dev.parley.flow.engine.Effect.StartFlow}</td>
 *     <td>a new session from {@link dev.parley.flow.engine.Engine#start}</td></tr>
 * </table>
 *
 * <p>The {@linkplain dev.parley.flow.engine.Outcome outcome} says what became of an input. {@code
 * HELD} asks the host to give a message again when the call is over; {@code WITH_AGENT} to show it
 * to the person who has the conversation; {@code STALE}, {@code EARLY} and {@code REFUSED} want
 * nothing.
 */
@NullMarked
package dev.parley.flow.engine;

import org.jspecify.annotations.NullMarked;
