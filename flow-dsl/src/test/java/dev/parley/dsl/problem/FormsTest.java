package dev.parley.dsl.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A problem as text, as a JSON line and as SARIF. */
class FormsTest {

  private static final SourceText SOURCE =
      SourceText.of("pizza.flow", "\n".repeat(25) + "    timeout 10m -> reminde\n");
  private static final int AT = 25 + 19;

  private static final Diagnostic PROBLEM =
      Diagnostic.of(SOURCE, "FLW2104", AT, AT + 7)
          .message("there is no step called `reminde`")
          .label("not a step in flow `pizza`")
          .help("did you mean `reminder`?  (line 93)")
          .fix("Write `reminder`", false, AT, AT + 7, "reminder")
          .related("the flow begins here", 0, 1)
          .build();

  @Test
  void the_text_looks_as_the_language_page_shows_it() {
    Diagnostic plain =
        Diagnostic.of(SOURCE, "FLW2104", AT, AT + 7)
            .message("there is no step called `reminde`")
            .label("not a step in flow `pizza`")
            .help("did you mean `reminder`?  (line 93)")
            .build();

    assertThat(TextForm.of(plain, file -> Optional.of(SOURCE)))
        .isEqualTo(
            """
            error[FLW2104]: there is no step called `reminde`
              --> pizza.flow:26:20
               |
            26 |     timeout 10m -> reminde
               |                    ^^^^^^^ not a step in flow `pizza`
               = did you mean `reminder`?  (line 93)
               = explain: parley explain FLW2104
            """);
  }

  @Test
  void carets_stand_under_wide_characters() {
    SourceText source = SourceText.of("a.flow", "say \"🍕 日本\" x");
    Diagnostic problem = Diagnostic.of(source, "FLW1102", 12, 13).build();

    String[] lines = TextForm.of(problem, file -> Optional.of(source)).split("\n");

    assertThat(problem.span().start().column()).isEqualTo(12);
    assertThat(lines[4]).isEqualTo("  | " + " ".repeat(14) + "^");
  }

  @Test
  void a_very_long_line_is_shown_around_the_place_and_tabs_and_hidden_signs_do_not_shift_it() {
    SourceText source = SourceText.of("a.flow", "\t" + "x".repeat(5000) + "\u202E y");
    Diagnostic problem = Diagnostic.of(source, "FLW1102", 3000, 3005).build();

    String[] lines = TextForm.of(problem, file -> Optional.of(source)).split("\n");

    assertThat(lines[3]).startsWith("1 | …xxx").endsWith("xxx…").hasSizeLessThan(140);
    assertThat(lines[4]).isEqualTo("  | " + " ".repeat(61) + "^^^^^");
  }

  @Test
  void a_file_that_is_not_at_hand_leaves_the_excerpt_out() {
    assertThat(TextForm.of(PROBLEM, file -> Optional.empty())).contains("pizza.flow:26:20\n   = ");
  }

  @Test
  void a_json_line_has_the_documented_keys() {
    String line = JsonForm.of(PROBLEM);
    JsonNode json = new JsonMapper().readTree(line);

    assertThat(line).doesNotContain("\n");
    assertThat(json.propertyNames())
        .containsExactly("code", "severity", "message", "file", "span", "related", "fixes", "help");
    assertThat(json.at("/severity").asString()).isEqualTo("error");
    assertThat(json.at("/span/start/line").asInt()).isEqualTo(26);
    assertThat(json.at("/span/start/column").asInt()).isEqualTo(20);
    assertThat(json.at("/span/start/offset").asInt()).isEqualTo(AT);
    assertThat(json.at("/span/end/column").asInt()).isEqualTo(27);
    assertThat(json.at("/related/0/message").asString()).isEqualTo("the flow begins here");
    assertThat(json.at("/fixes/0/safe").asBoolean()).isFalse();
    assertThat(json.at("/fixes/0/edits/0/replacement").asString()).isEqualTo("reminder");
    assertThat(json.at("/fixes/0/edits/0/span/end/line").asInt()).isEqualTo(26);
    assertThat(json.at("/help/0").asString()).startsWith("did you mean");
  }

  @Test
  void sarif_names_rules_places_and_fixes() {
    JsonNode log = new JsonMapper().readTree(SarifForm.of(List.of(PROBLEM)));

    assertThat(log.at("/version").asString()).isEqualTo("2.1.0");
    JsonNode run = log.at("/runs/0");
    assertThat(run.at("/tool/driver/rules/0/id").asString()).isEqualTo("FLW2104");
    assertThat(run.at("/results/0/ruleId").asString()).isEqualTo("FLW2104");
    assertThat(run.at("/results/0/ruleIndex").asInt()).isZero();
    assertThat(run.at("/results/0/level").asString()).isEqualTo("error");
    JsonNode place = run.at("/results/0/locations/0/physicalLocation");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("pizza.flow");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(26);
    assertThat(place.at("/region/endColumn").asInt()).isEqualTo(27);
    assertThat(
            run.at("/results/0/fixes/0/artifactChanges/0/replacements/0/insertedContent/text")
                .asString())
        .isEqualTo("reminder");
  }

  @Test
  void sarif_without_problems_is_still_a_log() {
    assertThat(new JsonMapper().readTree(SarifForm.of(List.of())).at("/runs/0/results").isArray())
        .isTrue();
  }
}
