package dev.parley.flow.engine;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.TextProgram;

/**
 * A text in several languages; which one is said is found when it is said.
 *
 * @param byTongue the text for each of the bot's languages
 * @param original the text as the flow has it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Translated(TextProgram[] byTongue, TextProgram original) implements TextProgram {
  @Override
  public String render(Env env) {
    TextProgram text = env instanceof Run run ? byTongue[run.tongue()] : original;
    return text.render(env);
  }
}
