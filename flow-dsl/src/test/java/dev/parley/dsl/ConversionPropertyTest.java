package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.json.FlowJson;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Text and JSON say the same, whatever is said; run more with {@code -Dparley.cases=100000}. */
class ConversionPropertyTest {
  private static final int CASES = Integer.getInteger("parley.cases", 1_000);
  private static final long SEED = Long.getLong("parley.seed", 20_260_105L);
  private static final Pattern COMMENT = Pattern.compile("\"//[^\n]*?\"(?=[,\\s\\]}])");

  @Test
  void a_flow_in_json_comes_back_from_text_equal_and_its_text_from_json_to_the_letter() {
    for (int i = 0; i < CASES; i++) {
      long seed = SEED + i;
      Flow flow = AnyFlow.flow(seed);
      String plain = FlowJson.write(flow);
      comesBack(plain, FlowJson.write(flow, AnyRemarks.on(plain, seed)), seed);
    }
  }

  @Test
  void a_bot_in_json_comes_back_from_text_equal_and_its_text_from_json_to_the_letter() {
    for (int i = 0; i < CASES / 4; i++) {
      long seed = SEED + i;
      Bot bot = AnyFlow.bot(seed);
      String plain = FlowJson.writeBot(bot);
      comesBack(plain, FlowJson.writeBot(bot, AnyRemarks.on(plain, seed)), seed);
    }
  }

  private static void comesBack(String plain, String json, long seed) {
    String bare = text(plain, seed);
    assertThat(json(bare, seed)).as("seed %d\n%s", seed, bare).isEqualTo(plain);
    String text = text(json, seed);
    assertThat(Dsl.format(text)).as("seed %d", seed).isEqualTo(text);
    String again = json(text, seed);
    assertThat(comments(again)).as("seed %d\n%s", seed, text).isEqualTo(comments(json));
    assertThat(text(again, seed)).as("seed %d", seed).isEqualTo(text);
    assertThat(json(text(again, seed), seed)).as("seed %d", seed).isEqualTo(again);
  }

  private static String text(String json, long seed) {
    Converted converted = Dsl.toText("any.flow.json", json);
    assertThat(converted.problems()).as("seed %d\n%s", seed, json).isEmpty();
    return converted.text().orElseThrow();
  }

  private static String json(String text, long seed) {
    Converted converted = Dsl.toJson("any.flow", text);
    assertThat(converted.problems()).as("seed %d\n%s", seed, text).isEmpty();
    return converted.text().orElseThrow();
  }

  private static List<String> comments(String json) {
    return COMMENT.matcher(json).results().map(m -> m.group()).sorted().toList();
  }
}
