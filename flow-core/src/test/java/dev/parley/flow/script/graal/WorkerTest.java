package dev.parley.flow.script.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.script.Evaluator;
import dev.parley.flow.script.LayeredEvaluator;
import dev.parley.flow.script.NativeEvaluator;
import dev.parley.flow.script.Program;
import dev.parley.flow.script.Script;
import dev.parley.flow.script.World;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Worker processes: what they give, and how they come and go. */
class WorkerTest {
  private static final WorkerEvaluator WORKERS = Bench.workers(Bench.PATIENT);

  @AfterAll
  static void close() {
    WORKERS.close();
  }

  private static String outcome(String expression, Map<String, Object> variables) {
    return Bench.outcome(WORKERS, World.of(variables), expression);
  }

  @Test
  void a_worker_gives_what_this_process_would() {
    Map<String, Object> variables =
        Map.of("x", Double.NaN, "texts", List.of("\0zero", "é🍕", "\uD800"), "none", -0.0);
    for (String expression :
        List.of(
            "[x, none, ...texts]",
            "texts.map(t => t.length)",
            "Math.random() + Math.random()",
            "new Date().toISOString()",
            "date.format(new Date(), 'yyyy')",
            "nobody",
            "null.x",
            "[1, 2].map(n => n ** 0.5)",
            "new RegExp('(')",
            "money(1234.5, 'EUR') + plural(2, 'a', 'b') + text.fold('É') +"
                + " phone.format('0049301')")) {
      assertThat(outcome(expression, variables))
          .as(expression)
          .isEqualTo(Bench.outcome(NativeEvaluator.create(), World.of(variables), expression));
    }
  }

  @Test
  void chance_is_drawn_from_the_host_one_number_after_the_other() {
    List<Double> dice = new ArrayList<>(List.of(0.1, 0.2, 0.3, 0.4));
    Dice world = new Dice(World.empty(), dice);
    Evaluator layered = LayeredEvaluator.nativeThen(WORKERS);
    Object drawn = compiled(layered, "[Math.random(), String(10n), Math.random()]").eval(world);
    assertThat(drawn).isEqualTo(List.of(0.1, "10", 0.2));
    Object again = compiled(layered, "[Math.random(), String(x => x)]").eval(world);
    assertThat(((List<?>) again).getFirst()).isEqualTo(0.3);
    assertThat(dice).containsExactly(0.4);
  }

  private static Program compiled(Evaluator evaluator, String expression) {
    return evaluator.compile(Script.parseWhole(expression).expr(), name -> -1);
  }

  @Test
  void the_next_evaluation_finds_a_warm_worker_when_one_was_killed() {
    try (WorkerEvaluator workers =
        Bench.workers(new SandboxLimits(Long.MAX_VALUE, 1_000_000, Duration.ofSeconds(1)))) {
      Evaluator endless =
          workers.importing(Bench.functions("export const f = () => { for (;;); }", "f"));
      assertThat(Bench.outcome(endless, World.empty(), "f()")).isEqualTo("!FLW5203");
      assertThat(Bench.outcome(workers, World.empty(), "String(2n ** 70n)"))
          .isEqualTo("\"1180591620717411303424\"");
    }
  }

  @Test
  void without_a_process_the_fault_says_so() {
    WorkerSettings hasty = new WorkerSettings(Bench.PATIENT, 1, 96, Duration.ofMillis(1));
    try (WorkerEvaluator cold = WorkerEvaluator.create(hasty)) {
      assertThat(Bench.outcome(cold, World.empty(), "1")).isEqualTo("!FLW5208");
    }
  }

  @Test
  void a_worker_does_not_outlive_a_host_that_is_killed() throws Exception {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(host.getInputStream(), StandardCharsets.UTF_8))) {
      List<ProcessHandle> workers =
          Stream.of(said.readLine().split(" "))
              .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
              .toList();
      assertThat(workers).isNotEmpty();
      host.destroyForcibly().waitFor();
      for (ProcessHandle worker : workers) {
        worker.onExit().get(60, TimeUnit.SECONDS);
        assertThat(worker.isAlive()).isFalse();
      }
    }
  }

  /** A process that has a worker busy with an endless script, and says which it is. */
  static final class Host {
    private Host() {}

    public static void main(String[] args) throws Exception {
      WorkerEvaluator workers =
          Bench.workers(new SandboxLimits(Long.MAX_VALUE, 1_000_000, Duration.ofHours(1)));
      Bench.outcome(workers, World.empty(), "1");
      Thread busy =
          new Thread(() ->
              Bench.outcome(
                  workers.importing(Bench.functions("export const f = () => { for (;;); }", "f")),
                  World.empty(),
                  "f()"));
      busy.start();
      System.out.println(
          String.join(
              " ", ProcessHandle.current().children().map(p -> Long.toString(p.pid())).toList()));
      busy.join();
    }
  }
}
