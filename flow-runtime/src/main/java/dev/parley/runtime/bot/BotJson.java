package dev.parley.runtime.bot;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.test.TestFailure;
import dev.parley.dsl.test.TestReport;
import dev.parley.dsl.test.TestResult;
import dev.parley.flow.engine.Event.Rule;
import dev.parley.runtime.http.Shape;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes what the API says of bots. */
final class BotJson {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private BotJson() {}

  static Map<String, Object> bot(KnownBot bot, List<String> channels) {
    Map<String, Object> json =
        Shape.of("id", bot.id(), "name", bot.name(), "createdAt", bot.created().toString());
    bot.release()
        .ifPresent(release ->
            json.put(
                "release",
                Shape.of(
                    "id", release.id(),
                    "number", release.number(),
                    "createdAt", bot.published().orElseThrow().toString())));
    json.put("draft", bot.drafted());
    json.put("channels", channels);
    return json;
  }

  static Map<String, Object> release(ReleaseTable.Row release) {
    return Shape.of(
        "id", release.id(),
        "number", release.number(),
        "createdAt", release.created().toString());
  }

  static Map<String, Object> draft(Draft draft) {
    return Shape.of(
        "digest", draft.digest(),
        "errors", draft.errors(),
        "warnings", draft.warnings(),
        "problems", MAPPER.readTree(draft.problems()),
        "savedAt", draft.saved().toString(),
        "savedBy", draft.savedBy());
  }

  /** Problems as a draft keeps them, with the names that files have in their folder. */
  static String problems(List<Diagnostic> problems, Path folder) {
    return MAPPER.writeValueAsString(
        problems.stream().map(problem -> problem(problem, folder)).toList());
  }

  private static Map<String, Object> problem(Diagnostic problem, Path folder) {
    return Shape.of(
        "code", problem.code(),
        "severity", problem.severity().word(),
        "message", problem.message(),
        "file", within(problem.file(), folder),
        "line", problem.span().start().line(),
        "column", problem.span().start().column(),
        "help", problem.help());
  }

  private static String within(String file, Path folder) {
    Path path = Path.of(file);
    return path.startsWith(folder) ? folder.relativize(path).toString() : file;
  }

  static Map<String, Object> tests(TestReport report, Path folder) {
    return Shape.of(
        "passed", report.passed(),
        "failed", report.failed(),
        "failures",
            report.results().stream()
                .filter(result -> result.failure().isPresent())
                .map(result -> failure(result, folder))
                .toList());
  }

  private static Map<String, Object> failure(TestResult result, Path folder) {
    TestFailure failure = result.failure().orElseThrow();
    return Shape.of(
        "flow", result.flow(),
        "name", result.name(),
        "file", within(result.file(), folder),
        "line", failure.line(),
        "reasons", failure.reasons(),
        "conversation", failure.conversation().stream().map(BotJson::row).toList());
  }

  private static Map<String, Object> row(TestFailure.Row row) {
    return Shape.of(
        "line", row.line(),
        "expected", row.expected(),
        "actual", row.actual(),
        "failing", row.failing());
  }

  static Map<String, Object> plan(PublishPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("people", people(plan));
    json.put("stranded", plan.stranded());
    json.put("places", plan.places().stream().map(BotJson::place).toList());
    json.put(
        "problems",
        plan.problems().stream()
            .map(found ->
                Shape.of(
                    "code", found.problem().code(),
                    "flow", found.problem().place().flow(),
                    "message", found.problem().message(),
                    "help", found.problem().help()))
            .toList());
    return json;
  }

  private static Map<String, Object> people(PublishPlan plan) {
    Map<Rule, Long> people = plan.people();
    long moving = people.values().stream().mapToLong(Long::longValue).sum();
    return Shape.of(
        "total", moving + plan.staying(),
        "staying", plan.staying(),
        "goOn", people.getOrDefault(Rule.SAME, 0L) + people.getOrDefault(Rule.WAS, 0L),
        "askedAgain", people.getOrDefault(Rule.RESHAPED, 0L),
        "migrated", people.getOrDefault(Rule.MIGRATED, 0L),
        "restarted", people.getOrDefault(Rule.RESTARTED, 0L),
        "lost", people.getOrDefault(Rule.LOST, 0L));
  }

  private static Map<String, Object> place(PublishPlan.Affected affected) {
    return Shape.of(
        "flow", affected.fate().flow(),
        "place", affected.fate().place(),
        "rule", affected.fate().rule().name().toLowerCase(Locale.ROOT),
        "flowNow", affected.fate().flowNow(),
        "placeNow", affected.fate().placeNow(),
        "moving", affected.moving(),
        "staying", affected.staying());
  }

  static Map<String, Object> publication(Publication publication) {
    Map<String, Object> json =
        Shape.of(
            "id", publication.id(),
            "release", publication.release(),
            "number", publication.number(),
            "kind", publication.kind().word(),
            "at", publication.at().toString());
    if (!publication.by().isEmpty()) {
      json.put("by", publication.by());
    }
    if (!publication.note().isEmpty()) {
      json.put("note", publication.note());
    }
    return json;
  }
}
