package dev.parley.flow.script.graal;

import dev.parley.flow.script.Env;
import dev.parley.flow.script.ScriptFault;

/** Runs jobs in a sandbox somewhere. */
@FunctionalInterface
interface Runner {
  /**
   * What the job's kind asks for.
   *
   * @throws ScriptFault if it fails or takes too much
   */
  String run(Job job, Env env);
}
