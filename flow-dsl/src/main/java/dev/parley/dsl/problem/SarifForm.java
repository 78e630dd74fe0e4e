package dev.parley.dsl.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Problems as a SARIF 2.1.0 log, for code hosts that show them next to a change. */
public final class SarifForm {

  private static final JsonMapper MAPPER = new JsonMapper();

  private SarifForm() {}

  public static String of(List<Diagnostic> problems) {
    ObjectNode log = MAPPER.createObjectNode();
    log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    log.put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    List<String> codes = problems.stream().map(Diagnostic::code).distinct().sorted().toList();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "parley");
    ArrayNode rules = driver.putArray("rules");
    codes.forEach(code -> rule(code, rules.addObject()));
    run.put("columnKind", "unicodeCodePoints");
    ArrayNode results = run.putArray("results");
    problems.forEach(
        problem -> result(problem, codes.indexOf(problem.code()), results.addObject()));
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(log);
  }

  private static void rule(String code, ObjectNode rule) {
    rule.put("id", code);
    Catalogue.standard()
        .find(code)
        .ifPresent(page -> {
          rule.put("name", page.name());
          rule.putObject("shortDescription").put("text", page.message());
          rule.putObject("help").put("text", page.fix()).put("markdown", page.text());
          rule.putObject("defaultConfiguration").put("level", level(page.severity()));
        });
  }

  private static void result(Diagnostic problem, int rule, ObjectNode result) {
    result.put("ruleId", problem.code());
    result.put("ruleIndex", rule);
    result.put("level", level(problem.severity()));
    result.putObject("message").put("text", problem.message());
    location(problem.file(), problem.span(), result.putArray("locations").addObject());
    if (!problem.related().isEmpty()) {
      ArrayNode related = result.putArray("relatedLocations");
      for (Related each : problem.related()) {
        ObjectNode location = related.addObject();
        location(each.file(), each.span(), location);
        location.putObject("message").put("text", each.message());
      }
    }
    if (!problem.fixes().isEmpty()) {
      ArrayNode fixes = result.putArray("fixes");
      problem.fixes().forEach(fix -> fix(fix, fixes.addObject()));
    }
  }

  private static void fix(Fix fix, ObjectNode node) {
    node.putObject("description").put("text", fix.title());
    ArrayNode changes = node.putArray("artifactChanges");
    for (Edit edit : fix.edits()) {
      ObjectNode change = changes.addObject();
      change.putObject("artifactLocation").put("uri", uri(edit.file()));
      ObjectNode replacement = change.putArray("replacements").addObject();
      region(edit.span(), replacement.putObject("deletedRegion"));
      replacement.putObject("insertedContent").put("text", edit.replacement());
    }
  }

  private static void location(String file, Span span, ObjectNode node) {
    ObjectNode place = node.putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(file));
    region(span, place.putObject("region"));
  }

  private static void region(Span span, ObjectNode region) {
    region.put("startLine", span.start().line());
    region.put("startColumn", span.start().column());
    region.put("endLine", span.end().line());
    region.put("endColumn", span.end().column());
  }

  /** SARIF wants a URI reference; blanks and the like in file names would break it. */
  private static String uri(String file) {
    String path = file.replace('\\', '/');
    StringBuilder uri = new StringBuilder();
    for (byte b : path.getBytes(UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0);
      uri.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return uri.toString();
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case INFO -> "note";
    };
  }
}
