package dev.parley.flow.script.graal;

import dev.parley.flow.script.ScriptModule;
import java.util.List;

/** What a sandbox runs before anybody waits for it: a bit of everything that expressions use. */
final class WarmUp {
  private static final ScriptModule MODULE =
      new ScriptModule(
          "warm.js",
          "export const f = x => { let y = 0; for (let i = 0; i < 3; i++) y += x; return y }");

  private static final Job JOB =
      new Job(
          Job.Kind.VALUE,
          "($pow=>(a,f)=>[a.map(x=>f(x)*$pow(2,3)).filter(x=>x>1).join(),`${a}`,/a(b)/.exec('ab'),"
              + "new Date(Date.now()).toISOString(),Object.entries({a:1}),a.reduce((x,y)=>x+y,0),"
              + "'a-b'.split('-').sort(),JSON.stringify(a),Math.random(),text.fold('É'),"
              + "new Map([[1,2]]).size,String(2n**10n)])",
          "[[1,2,3]]",
          List.of(new Job.Function("f", MODULE)));

  private WarmUp() {}

  static void run(Sandbox sandbox, int times) {
    RemoteWorld world = new RemoteWorld(0, "UTC", "en", () -> 0);
    for (int i = 0; i < times; i++) {
      sandbox.run(JOB, world, context -> {});
    }
  }
}
