package dev.parley.flow.script.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.World;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Modules that want to take all there is, or to get out. In a worker each ends in a coded fault or
 * a harmless value, without harm to this process and to the next evaluation. The bounds on time are
 * there to end a test that hangs; they are wide, since a test machine may be slow.
 */
class HostileScriptsTest {
  private static final WorkerEvaluator WORKERS =
      Bench.workers(new SandboxLimits(1_000_000, 1_000_000, Duration.ofSeconds(2)));
  private static final Evaluator IN_PROCESS = GraalEvaluator.create();

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  /** Bodies of a function that a process of its own survives, and so does this one. */
  static Stream<String> greedy() {
    return Stream.of(
        "for (;;);",
        "while (true) { try { throw 1 } catch { } }",
        "const f = () => f(); return f()",
        "const f = n => f(n + 1) + 1; return f(0)",
        "return 'x'.repeat(2 ** 30)",
        "let s = 'x'; for (;;) s += s",
        "return [...Array(1e6)].map(() => 'y'.repeat(1e5)).join()",
        "return /^(([a-z])+.)+[A-Z]([a-z])+$/.test('a'.repeat(60))",
        "return /(.*)\\1\\1\\1$/.test('ab'.repeat(30000) + 'c')",
        "return /(x+x+)+y/.test('x'.repeat(60))",
        "return JSON.parse('['.repeat(1e5) + ']'.repeat(1e5))",
        "let d = []; for (let i = 0; i < 1e5; i++) d = [d]; return d",
        "let o = {}; o.o = o; return o",
        "return Array(3e5).fill(0).map((_, i) => i).sort(() => { for (;;); })",
        "return { get x() { for (;;); } }",
        "return { toJSON() { for (;;); } }",
        "return new Proxy({}, { ownKeys() { for (;;); } })",
        "return `${{ toString() { for (;;); } }}`",
        "(async () => { for (;;) await 0 })(); return 1",
        "const loop = () => Promise.resolve().then(loop); loop(); return 1",
        "function* g() { for (;;) yield 1 } return [...g()]",
        "return Array.from({ length: 2 ** 32 - 2 }, () => 1)",
        "return structuredCloneLoop(); function structuredCloneLoop() { return"
            + " structuredCloneLoop() }");
  }

  /** What nothing but a process of its own bounds: memory, and catching one's own end. */
  static Stream<String> boundless() {
    return Stream.of(
        "(function f() { try { f() } catch (e) { f() } })()",
        "const all = []; for (;;) all.push(new Array(1e6).fill(1))",
        "return new Array(1e9).fill(0)",
        "return String(2n ** 10000000n)",
        "let n = 3n; for (;;) n *= n",
        "const m = new Map(); for (let i = 0; ; i++) m.set(i, 'k'.repeat(1000) + i)",
        "return Array.from({ length: 1e8 }, (_, i) => [i])",
        "let f = () => { try { f() } finally { f() } }; return f()");
  }

  /** Attempts to reach what is not the script's. */
  static Stream<String> nosy() {
    return Stream.of(
        "return Java.type('java.lang.System').getenv()",
        "return load('/etc/passwd')",
        "return require('fs').readFileSync('/etc/passwd')",
        "return (() => 1).constructor('return globalThis')()",
        "return (function () { return this }).constructor('return 1')()",
        "return [].at.constructor.constructor('return process')()",
        "return Polyglot.eval('js', '1')",
        "return Graal.versionGraalVM",
        "return new Worker('x')",
        "return eval('1')",
        "return new ArrayBuffer(1e9)",
        "return setTimeout(() => 1)",
        "return process.env",
        "return print('x')",
        "return quit()");
  }

  private static String outcome(Evaluator evaluator, String body) {
    Evaluator hostile =
        evaluator.importing(Bench.functions("export function run() { " + body + " }", "run"));
    return assertTimeoutPreemptively(
        Duration.ofMinutes(3), () -> Bench.outcome(hostile, World.empty(), "run()"));
  }

  /** A fault; or an answer, where an engine is clever enough to find one in time. */
  private static void isHarmless(String outcome) {
    assertThat(outcome).matches("!FLW52\\d\\d|1\\.0|false").isNotEqualTo("!FLW5208");
  }

  @ParameterizedTest
  @MethodSource({"greedy", "boundless"})
  void a_worker_ends_what_takes_too_much(String body) {
    long before = used();
    isHarmless(outcome(WORKERS, body));
    assertThat(used() - before).isLessThan(64L << 20);
    assertThat(outcome(WORKERS, "return 40 + 2")).isEqualTo("42.0");
  }

  @ParameterizedTest
  @MethodSource("greedy")
  void a_process_that_trusts_its_authors_ends_all_but_what_nothing_bounds(String body) {
    isHarmless(outcome(IN_PROCESS, body));
    assertThat(outcome(GraalEvaluator.create(Bench.PATIENT), "return 40 + 2")).isEqualTo("42.0");
  }

  @ParameterizedTest
  @MethodSource("nosy")
  void nothing_of_the_host_is_in_reach(String body) {
    assertThat(outcome(IN_PROCESS, body)).startsWith("!FLW52");
  }

  @Test
  void what_one_script_spoils_the_next_does_not_see() {
    for (String spoil :
        List.of(
            "Object.prototype.polluted = 1",
            "Object.getPrototypeOf({}).x = 2",
            "({}).__proto__.x = 2",
            "JSON.stringify = () => '666'",
            "globalThis.left = 3",
            "Array.prototype[Symbol.iterator] = null")) {
      isHarmless(outcome(WORKERS, spoil + "; return 1"));
    }
    assertThat(outcome(WORKERS, "return [({}).polluted, ({}).x, globalThis.left, ...[1]]"))
        .isEqualTo("[null,null,null,1.0]");
  }

  @Test
  void what_the_grammar_refuses_never_gets_to_an_evaluator() {
    for (String refused :
        List.of(
            "(function f(){try{f()}catch(e){f()}})()",
            "x = 1",
            "a => { for (;;); }",
            "class A {}",
            "import(\"x\")",
            "async () => 1",
            "delete a.b",
            "a`b`",
            "1; 2",
            "i++")) {
      assertThat(Bench.outcome(WORKERS, World.empty(), refused)).as(refused).isEqualTo("!FLW1120");
    }
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
