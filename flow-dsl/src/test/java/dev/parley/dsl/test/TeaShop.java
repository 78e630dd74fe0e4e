package dev.parley.dsl.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import dev.parley.dsl.LoadedBot;
import java.util.HashMap;
import java.util.Map;

/** A flow about which tests are written, and what becomes of these. */
final class TeaShop {
  static final String TEA =
      """
      flow tea {
        title: "Tea"
        expires: 2h
      }

      trigger keyword "tea"

      param source: text = "direct"
      result cups_ordered: int
      var kind: enum(green, black)
      var cups: int

      step start {
        say "Tea from ${source}, ${contact.name ?? "friend"}!\\nIt is ${now}."
        choose kind "Which one?" {
          option green "Green"
          option black "Black" when hours.shop?.open ?? true
          other {
            say "Please tap"
          }
          timeout 10m -> silence
        }
        goto how_many
      }

      step how_many {
        ask cups "How many cups?" {
          check cups > 0 else "At least one"
          retry 3 -> silence
          timeout 10m {
            say "Too late"
            end
          }
        }
        choose sure "Sure?" as text {
          option yes "Yes"
          option no "No"
          other {
            say "Yes or no?"
          }
        }
        end (cups_ordered: cups)
      }

      step silence {
        say "Bye"
      }

      on keyword "look" keep {
        say "Our teas" {
          cta "See" "https://tea.example"
        }
      }
      on expire {
        say "Expired"
      }
      """;

  static TestResult run(String lines) {
    return run(Map.of(), lines);
  }

  static TestResult run(Map<String, String> more, String lines) {
    Map<String, String> files = new HashMap<>(more);
    files.put("tea.flow", TEA + "\ntest \"it\" {\n" + lines.indent(2) + "}\n");
    LoadedBot loaded = Bots.of("shop", files);
    assertThat(loaded.errors()).as(loaded.problems().toString()).isZero();
    return FlowTests.run(loaded).results().getFirst();
  }

  static void passes(String lines) {
    TestResult result = run(lines);
    assertThat(result.failure()).as(ResultText.of(result)).isEmpty();
  }

  /** The first reason why the last line fails. */
  static String failsAtLastLine(String lines) {
    TestResult result = run(lines);
    assertThat(result.failure()).as("should fail").isPresent();
    TestFailure failure = result.failure().get();
    int last = (TEA + "\ntest \"it\" {\n" + lines.indent(2)).split("\n").length;
    assertThat(failure.line()).as(ResultText.of(result)).isEqualTo(last);
    return failure.reasons().getFirst();
  }

  private TeaShop() {}
}
