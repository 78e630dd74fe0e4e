package dev.parley.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import dev.parley.dsl.LoadedBot;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Web services and other flows, as tests stand in for them. */
class MocksTest {
  private static final String SHOP =
      """
      flow shop {
        expires: 2h
      }

      trigger keyword "buy"

      var item: text = "tea"

      step start {
        http POST "${env.API}/orders" as order {
          json { item }
          timeout 8s
          retry 2 backoff 1s
          error -> trouble
        }
        say "Order ${order.body.id} for ${item}"
        run survey(order: order.body.id) as opinion
        say "Score: ${opinion.score ?? "none"}"
        template thanks en {
          body item
        }
      }

      step trouble {
        say "Status ${order.status}"
      }
      """;

  private static final String SURVEY =
      """
      flow survey {
        expires: 2h
      }

      param order: text
      result score: int

      step start {
        ask score "How was ${order}?" {
          timeout 1h {
            end
          }
        }
        end (score: score)
      }
      """;

  private static TestResult run(String lines) {
    String test = "\ntest \"t\" {\n  given env.API = \"https://shop.example\"\n" + lines + "\n}\n";
    LoadedBot loaded = Bots.of("shop", Map.of("shop.flow", SHOP + test, "survey.flow", SURVEY));
    assertThat(loaded.errors()).as(loaded.problems().toString()).isZero();
    return FlowTests.run(loaded).results().getFirst();
  }

  private static String reasons(String lines) {
    return run(lines).failure().map(f -> String.join("\n", f.reasons())).orElse("it passed");
  }

  private static final String BOUGHT =
      """
      user "buy"
      bot "Order A1 for tea"
      """;

  @Test
  void a_service_answers_within_the_turn_and_a_subflow_returns_at_once() {
    assertThat(
            reasons(
                """
                mock http POST "*/orders" -> 200 { id: "A1" }
                mock run survey -> (score: 2 + 3)
                """
                    + BOUGHT
                    + """
                    bot "Score: 5"
                    bot template thanks "tea"
                    ended
                    """))
        .isEqualTo("it passed");
  }

  @Test
  void a_message_that_cannot_be_sent_does_not_reach_the_customer() {
    String calls =
        """
        mock http POST "*/orders" -> 200 { id: "A1" }
        mock run survey -> (score: 1)
        """;
    assertThat(
            reasons(
                calls
                    + """
                    mock send "Score: *" -> limits
                    user "buy"
                    bot "Order A1 for tea"
                    bot template thanks "tea"
                    ended
                    """))
        .isEqualTo("it passed");
    assertThat(reasons(calls + BOUGHT + "bot *\nbot *\nmock send \"Score: 2\" -> window"))
        .isEqualTo("nothing used this mock");
  }

  @Test
  void without_a_mock_a_subflow_runs_as_it_is() {
    assertThat(
            reasons(
                """
                mock http POST "https://shop.example/orders" -> 200 { id: "A1" }
                """
                    + BOUGHT
                    + """
                    bot "How was A1?"
                    at start
                    user "4"
                    bot "Score: 4"
                    bot template thanks
                    """))
        .isEqualTo("it passed");
  }

  @Test
  void a_call_that_nothing_answers_fails_the_test_and_says_how_to_answer_it() {
    assertThat(reasons("user \"buy\""))
        .contains(
            "POST https://shop.example/orders", "mock http POST \"https://shop.example/orders\"");
  }

  @Test
  void mocks_that_nothing_used_fail_the_test() {
    assertThat(
            reasons(
                """
                mock http POST "*" -> 404
                mock http GET "*/stock" -> 200 [1]
                user "buy"
                bot "Status 404"
                """))
        .isEqualTo("nothing used this mock");
    assertThat(
            reasons(
                """
                mock http POST "*" -> 404
                mock run survey -> (score: 1)
                user "buy"
                bot "Status 404"
                """))
        .isEqualTo("nothing used this mock");
  }

  @Test
  void a_service_that_fails_is_tried_again_as_often_as_the_flow_says() {
    assertThat(
            reasons(
                """
                mock http POST "*" -> 503
                mock http POST "*" -> 500
                mock http POST "*" -> 201 { id: "A1" }
                mock run survey -> ()
                """
                    + BOUGHT
                    + """
                    bot "Score: none"
                    bot *
                    """))
        .isEqualTo("it passed");
    assertThat(
            reasons(
                """
                mock http POST "*" -> 503
                user "buy"
                bot "Status 503"
                """))
        .isEqualTo("it passed");
  }

  @Test
  void another_template_is_told_by_its_name() {
    assertThat(
            reasons(
                """
                mock http POST "*" -> 200 { id: "A1" }
                mock run survey -> (score: 1)
                """
                    + BOUGHT
                    + """
                    bot *
                    bot template sorry
                    """))
        .isEqualTo("the bot sent the template `thanks`, not `sorry`");
  }
}
