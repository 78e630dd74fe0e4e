package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.flow.json.TemplatesJson;
import dev.parley.flow.model.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a bot's {@code templates.json} says, and what a flow makes of it. */
class TemplatesTest {
  private static final String FLOW =
      """
      flow shop {
        expires: 24h
      }

      trigger keyword "shop"

      use template order_ready from "templates.json"

      step start {
        template order_ready en {
          header "https://shop.example/a.png"
          body "Asha", "A1"
          button 2 "track/A1"
        }
        end
      }
      """;

  private static final String TEMPLATES =
      """
      { "format": 1,
        "templates": [
          { "name": "order_ready", "language": "en", "category": "utility",
            "header": { "type": "image" }, "body": 2,
            "buttons": [ { "index": 1, "type": "quick_reply" },
                         { "index": 2, "type": "url", "parameter": true } ] },
          { "name": "order_ready", "language": "pt_BR", "category": "utility", "body": ["name"] },
          { "name": "offer", "language": "en", "category": "marketing", "status": "paused" } ] }
      """;

  private static List<String> problems(String flow, String templates) {
    return Bots.of("shop", Map.of("shop.flow", flow, "templates.json", templates))
        .problems()
        .stream()
        .map(problem -> problem.code() + " " + problem.message())
        .toList();
  }

  @Test
  void a_template_that_is_filled_as_meta_wants_it_has_no_problem() {
    assertThat(problems(FLOW, TEMPLATES)).isEmpty();
  }

  @Test
  void a_bot_that_does_not_say_which_templates_it_has_is_believed() {
    assertThat(Bots.of("shop", Map.of("shop.flow", FLOW)).problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "order_ready en {|order_redy en {|FLW3410 there is no template called `order_redy` in"
            + " `templates.json`",
        "order_ready en {|order_ready hi {|FLW3410 `order_ready` is not there in `hi`",
        "header \"https://shop.example/a.png\"||FLW3410 the header of `order_ready` has to be"
            + " filled",
        "body \"Asha\", \"A1\"|body \"Asha\"|FLW3410 the body of `order_ready` has 2 gaps, and 1 is"
            + " filled",
        "body \"Asha\", \"A1\"||FLW3410 the body of `order_ready` has 2 gaps, and 0 are filled",
        "button 2 \"track/A1\"||FLW3410 button 2 of `order_ready` has to be filled",
        "button 2 \"track/A1\"|button 2 \"a\" button 1 \"b\"|FLW3410 button 1 of `order_ready` has"
            + " no gap",
        "button 2 \"track/A1\"|button 2 \"a\" button 2 \"b\"|FLW3410 button 2 of `order_ready` is"
            + " filled twice",
        "button 2 \"track/A1\"|button 2 \"a\" button 3 \"b\"|FLW3410 there is no button 3 in"
            + " `order_ready`",
        "use template order_ready|use template order_red|FLW2104 there is no template called"
            + " `order_red` in `templates.json`",
        "from \"templates.json\"|from \"meta.json\"|FLW2104 templates stand in `templates.json`,"
            + " not in `meta.json`",
      })
  void what_meta_would_refuse_is_found(String from, String to, String problem) {
    assertThat(problems(FLOW.replace(from, to == null ? "" : to), TEMPLATES))
        .containsExactly(problem);
  }

  @Test
  void a_misspelled_name_and_language_get_a_suggestion() {
    List<Diagnostic> found =
        Bots.of(
                "shop",
                Map.of(
                    "shop.flow",
                    FLOW.replace("template order_ready en", "template order_redy en"),
                    "templates.json",
                    TEMPLATES))
            .problems();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().help()).containsExactly("did you mean `order_ready`?");
    assertThat(found.getFirst().span().start().line()).isEqualTo(10);
  }

  @Test
  void a_template_without_gaps_takes_nothing_and_a_paused_one_is_told() {
    String flow =
        """
        flow shop {
          expires: 24h
        }

        trigger keyword "shop"

        step start {
          template offer en {
            header "x"
            body "y"
          }
          end
        }
        """;
    assertThat(problems(flow, TEMPLATES))
        .containsExactly(
            "FLW3408 `offer` is marketing, and some way leads here on which nobody agreed to it",
            "FLW3410 `offer` is paused, and Meta does not deliver it",
            "FLW3410 `offer` has no header",
            "FLW3410 the body of `offer` has 0 gaps, and 1 is filled");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": \"offer\"|\"name\": \"Offer\"|8|`Offer` is not a template's name: small letters,"
            + " digits and `_`",
        "\"status\": \"paused\"|\"status\": \"stopped\"|8|`stopped` is not what Meta says of a"
            + " template",
        "\"body\": 2,|\"body\": true,|4|true is not the number of the body's gaps, or a list of"
            + " their names",
        "\"index\": 2|\"index\": 0|6|0 is not a button's number, from 1 to 10",
        "\"index\": 2|\"index\": 1|6|there are two buttons with number 1",
        "\"pt_BR\"|\"en\"|7|the template `order_ready` stands twice in `en`",
        "[\"name\"]|[\"name\", \"name\"]|7|the body has two gaps called `name`",
        "\"category\": \"marketing\",||8|the key `category` is missing here",
        "\"paused\"|\"paused\", \"price\": 1|8|there is no key `price` here",
        "\"format\": 1|\"format\": 2|1|this list of templates has format 2, which a newer Parley"
            + " wrote; this one reads up to format 1",
      })
  void a_file_that_is_not_of_the_form_is_refused_with_place_and_sentence(
      String from, String to, int line, String sentence) {
    LoadedBot loaded =
        Bots.of(
            "shop",
            Map.of(
                "shop.flow",
                FLOW,
                "templates.json",
                TEMPLATES.replace(from, to == null ? "" : to)));
    assertThat(loaded.bot()).isEmpty();
    assertThat(loaded.problems()).extracting(Diagnostic::message).containsExactly(sentence);
    assertThat(loaded.problems()).extracting(Diagnostic::file).containsExactly("templates.json");
    assertThat(loaded.problems().getFirst().span().start().line()).isEqualTo(line);
  }

  @Test
  void what_is_written_is_what_was_read() {
    Templates read = TemplatesJson.read(TEMPLATES).orThrow();
    assertThat(TemplatesJson.read(TemplatesJson.write(read)).orThrow()).isEqualTo(read);
    assertThat(read.all()).hasSize(3);
  }
}
