package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Flow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The size of a session's values is what they take as JSON, counted by another writer here. */
class SessionSizeTest {
  /** A comma and a colon. */
  private static final int AROUND = 2;

  private static Talk within(int bytes, Flow flow) {
    return Talk.with(flow, new Limits(1_000, 16, 1_000_000, 4_000_000, 65_536, bytes));
  }

  private static int json(String js) {
    JsonMapper mapper = new JsonMapper();
    return mapper.writeValueAsBytes(mapper.readTree(js)).length;
  }

  private static int variable(String name, String js) {
    return name.getBytes(StandardCharsets.UTF_8).length + 2 + json(js) + AROUND;
  }

  /** What started the session, which may take half of its limit. */
  private static int started() {
    for (int bytes = 0; ; bytes++) {
      if (within(bytes, Authored.flow(step("s", ask("a", "?")))).failure().equals("none")) {
        return bytes / 2;
      }
    }
  }

  private static void takes(int bytes, Action... actions) {
    Flow flow = Authored.flow(step("s", actions));
    int limit = started() + bytes;
    assertThat(within(limit, flow).failure()).as("at %d bytes", limit).isEqualTo("none");
    assertThat(within(limit - 1, flow).failure()).as("below").isNotEqualTo("none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"Asha\"",
        "\"quote \\\" and \\\\ bar\"",
        "\"\\u0001\"",
        "\" ~\\u007f\"",
        "\"\\u0080é\\u07ff\"",
        "\"\\u0800पुणे\\uffee\"",
        "\"🍕\"",
        "0",
        "-1",
        "12345.75",
        "[]",
        "[1]",
        "[1, \"two\", [3]]",
        "{}",
        "{\"a\": 1}",
        "{\"a\": {\"b\": \"c\"}, \"d\": []}"
      })
  void a_variable_takes_its_name_and_its_value_as_json(String value) {
    // long enough that the half of the limit that is free of charge is used up by it
    String padding = "'" + "p".repeat(200) + "'";
    takes(
        variable("pad", padding.replace('\'', '"')) + variable("x", value) + commas(value),
        set("pad", padding),
        set("x", value),
        ask("a", "?"));
  }

  /** A list or map is charged a comma after its last item too. */
  private static int commas(String value) {
    int filled = 0;
    for (int i = 1; i < value.length(); i++) {
      char open = value.charAt(i - 1);
      boolean full = value.charAt(i) != ']' && value.charAt(i) != '}';
      filled += value.charAt(0) != '"' && (open == '[' || open == '{') && full ? 1 : 0;
    }
    return filled;
  }

  @Test
  void a_word_takes_as_much_as_the_longest() {
    String padding = "'" + "p".repeat(200) + "'";
    int pad = variable("pad", padding.replace('\'', '"'));
    takes(pad + variable("x", "false"), set("pad", padding), set("x", "true"), ask("a", "?"));
  }

  @Test
  void what_is_kept_for_the_session_and_below_the_running_flow_counts_as_well() {
    String padding = "'" + "p".repeat(200) + "'";
    int pad = variable("pad", padding.replace('\'', '"'));
    takes(pad + 2, set("session.pad", padding), ask("a", "?"));
    Flow outer = Authored.flow(step("s", set("pad", padding), Authored.run("inner")));
    Flow inner = Authored.named("inner", step("s", ask("a", "?")));
    var bot = Authored.bot(List.of(), outer, inner);
    int limit = started() + pad;
    Limits fits = new Limits(1_000, 16, 1_000_000, 4_000_000, 65_536, limit);
    Limits tight = new Limits(1_000, 16, 1_000_000, 4_000_000, 65_536, limit - 1);
    assertThat(Talk.with(bot, fits).failure()).isEqualTo("none");
    assertThat(Talk.with(bot, tight).failure()).isNotEqualTo("none");
  }

  @Test
  void what_a_flow_gives_back_counts_where_it_is_kept() {
    String given = "'" + "p".repeat(200) + "'";
    Flow flow = Authored.withResults(Authored.flow(step("s", Authored.end("r", given))), "r");
    int size = json("{\"r\": " + given.replace('\'', '"') + "}") + 1;
    assertThat(within(started() + size, flow).failure()).isEqualTo("none");
    assertThat(within(started() + size - 1, flow).failure()).isNotEqualTo("none");
  }
}
