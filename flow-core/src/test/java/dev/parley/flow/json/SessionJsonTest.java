package dev.parley.flow.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import dev.parley.flow.session.Variables;
import dev.parley.flow.session.Wait;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionJsonTest {
  private final SessionJson json = new SessionJson();

  @Test
  void a_session_is_short_readable_and_canonical() {
    assertThat(json.writeText(Sessions.registration()))
        .isEqualTo(
            """
            {"format":3,"id":"ses_01HZX3K9Q2V5","bot":"shop","release":"rel_42","turn":7,\
            "entries":7,"wait":{"id":"confirm/ok"},\
            "frames":[{"flow":"registration","vars":{"age":31,"city":"Bengaluru",\
            "discount":0.15,"name":"Asha Rao","plan":"standard","total":849.15}}],\
            "trigger":{"type":"keyword","text":"register","keyword":"register"},\
            "expires":1795514400123}\
            """);
  }

  @Test
  void the_sessions_of_workload_w1_have_350_bytes_on_average_at_most() {
    double average =
        IntStream.rangeClosed(0, 6)
            .map(answers -> json.write(Sessions.registration(answers)).length)
            .average()
            .orElseThrow();
    assertThat(average).isLessThanOrEqualTo(350);
  }

  @Property(tries = 200)
  void what_was_written_reads_back_equal(@ForAll("sessions") Session session) {
    assertThat(json.read(json.write(session))).isEqualTo(session);
    assertThat(json.readText(json.writeText(session))).isEqualTo(session);
  }

  @Property(tries = 200)
  void reading_and_writing_again_gives_the_same_bytes(@ForAll("sessions") Session session) {
    byte[] once = json.write(session);
    assertThat(json.write(json.read(once))).isEqualTo(once);
  }

  @Provide
  Arbitrary<Session> sessions() {
    return Sessions.any();
  }

  @Property(tries = 200)
  void a_session_cut_anywhere_is_refused(@ForAll("sessions") Session session, @ForAll int cut) {
    byte[] whole = json.write(session);
    byte[] part = Arrays.copyOf(whole, Math.floorMod(cut, whole.length));
    assertThatThrownBy(() -> json.read(part)).isInstanceOf(JsonFault.class);
  }

  @Test
  void the_order_in_which_variables_were_set_does_not_show() {
    String[] names = {"b", "c", "a"};
    Variables one = Variables.wrap(names, new Object[] {1.0, null, "x"});
    Variables two = Variables.wrap(new String[] {"a", "b"}, new Object[] {"x", 1.0});
    assertThat(json.writeText(with(one))).isEqualTo(json.writeText(with(two)));
  }

  @Test
  void an_order_that_flows_can_see_is_kept() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("z", 1.0);
    value.put("a", null);
    Session session = with(Variables.of(Map.of("answer", value)));
    assertThat(json.writeText(session)).contains("{\"answer\":{\"z\":1,\"a\":null}}");
  }

  @Test
  void half_an_emoji_survives_in_a_text_and_becomes_a_mark_in_a_name() {
    Session session = with(Variables.of(Map.of("v", Map.of("a\ud83d", "b\ud83d"))));
    assertThat(json.read(json.write(session)).frames().getFirst().variables().get("v"))
        .isEqualTo(Map.of("a?", "b\ud83d"));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5",
    "-0.0, 0",
    "0.1, 0.1",
    "100, 100",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "1.25e-7, 1.25e-7",
    "0.000001, 0.000001",
    "123456.789, 123456.789",
    "1.5e300, 1.5e+300",
    "9007199254740993, 9007199254740992",
    "12345678.5, 12345678.5",
    "1e-7, 1e-7"
  })
  void numbers_are_written_as_ecmascript_prints_them(double number, String text) {
    assertThat(json.writeText(with(Variables.of(Map.of("n", number)))))
        .contains("{\"n\":" + text + "}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbers_that_json_cannot_hold_are_unset(double number) {
    assertThat(json.writeText(with(Variables.of(Map.of("n", number))))).doesNotContain("vars");
    assertThat(json.writeText(with(Variables.of(Map.of("n", List.of(number))))))
        .contains("{\"n\":[null]}");
  }

  @Test
  void a_newer_format_is_told_apart_from_damage() {
    String newer = json.writeText(Sessions.registration()).replace("\"format\":3", "\"format\":4");
    assertThatThrownBy(() -> json.readText(newer))
        .isInstanceOfSatisfying(JsonFault.class, f -> assertThat(f.newer()).isTrue())
        .hasMessage(
            "The session has format 4, which a newer version wrote; this version reads up to format"
                + " 3.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | A session is a JSON object that begins with its `format`.",
        "[] | A session is a JSON object that begins with its `format`.",
        "null | A session is a JSON object that begins with its `format`.",
        "{\"format\":0} | A session of format 0 was never written.",
        "{\"format\":\"1\"} | `format` of the session is not a whole number.",
        "{\"format\":1,\"id\":7} | `id` of the session is not a text.",
        "{\"format\":1,\"id\":\"a\",\"id\":\"b\"} | The session has two fields `id`.",
        "{\"format\":1,\"turn\":1.5} | `turn` of the session is not a whole number.",
        "{\"format\":1,\"turn\":-1} | `turn` of the session is not a whole number.",
        "{\"format\":1,\"mood\":1} | A session has no field `mood`.",
        "{\"format\":1,\"wait\":{\"id\":\"a\"}} | The wait has no `id`.",
        "{\"format\":1,\"wait\":{\"id\":\"a/b\",\"offered\":[1]}}"
            + " | `offered` of the wait is not a list of texts.",
        "{\"format\":1,\"ended\":{},\"ended\":{}} | The session has two fields `ended`.",
        "{\"format\":1,\"ended\":{},\"failed\":{\"code\":\"X\"}}"
            + " | A session waits, has ended or has failed: only one of them.",
        "{\"format\":1,\"frames\":[1]} | `frames` of the session is not a list of objects.",
        "{\"format\":1,\"frames\":[{}]} | The frame has no `flow`.",
        "{\"format\":1,\"expires\":1.5} | `expires` of the session is not a time in milliseconds.",
        "{\"format\":1,\"vars\":{\"a\":1,\"a\":2}} | The same name stands twice in one object.",
        "{\"format\":1,\"frames\":[{\"flow\":\"f\",\"vars\":{\"a\":1,\"c\":2,\"b\":3,\"c\":4}}]}"
            + " | The same name stands twice in one object.",
        "{\"format\":1,\"vars\":{\"a\":1e999}} | A number is larger than numbers can be.",
        "{\"format\":1,\"ended\":{},\"frames\":[{\"flow\":\"f\"}]} | The session has no `id`.",
        "{\"format\":1,\"ended\":{},\"id\":\"i\"} | The session has no `frames`.",
        "{\"format\":1,\"id\":\"i\",\"frames\":[{\"flow\":\"f\"}]}"
            + " | The session says neither `wait` nor `ended` nor `failed`.",
        "{\"format\":1,\"id\":\"i\",\"ended\":{},\"frames\":[{\"flow\":\"f\"}]} 7"
            + " | Something stands after the session's end.",
        "{\"format\":1,\"id\":nul} | The session is not well-formed JSON at byte 17.",
      })
  void damage_is_refused_with_a_sentence(String text, String sentence) {
    assertThatThrownBy(() -> json.readText(text))
        .isInstanceOfSatisfying(JsonFault.class, f -> assertThat(f.newer()).isFalse())
        .hasMessage(sentence);
  }

  @Test
  void the_order_of_fields_does_not_matter_after_the_format() {
    assertThat(
            json.readText(
                """
                {"format":1,"frames":[{"vars":{"b":1,"a":2},"flow":"f"}],"wait":{"id":"a/b"},\
                "entries":1,"turn":1,"release":"r","id":"s","bot":"b"}\
                """))
        .isEqualTo(with(Variables.of(Map.of("a", 2.0, "b", 1.0))));
  }

  @Test
  void up_to_format_2_the_wait_for_a_call_says_whether_there_is_trouble() {
    String old =
        """
        {"format":2,"id":"s","bot":"b","release":"r","turn":1,"entries":1,\
        "wait":{"id":"a/b","for":"call","troubled":true},"frames":[{"flow":"f"}]}\
        """;
    Session session = json.readText(old);
    assertThat(session.troubled()).isTrue();
    assertThat(json.writeText(session))
        .isEqualTo(
            """
            {"format":3,"id":"s","bot":"b","release":"r","turn":1,"entries":1,\
            "wait":{"id":"a/b","for":"call"},"frames":[{"flow":"f"}],"troubled":true}\
            """);
  }

  @Test
  void endless_nesting_is_refused() {
    String deep = "{\"format\":1,\"vars\":{\"a\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> json.readText(deep)).isInstanceOf(JsonFault.class);
  }

  /** A variable of 499 levels was written and not read: its session was lost. */
  @Test
  void whatever_an_expression_can_make_is_read_back() {
    Object deep = 1.0;
    for (int level = 0; level < 500; level++) {
      deep = level % 2 == 0 ? List.of(deep) : Map.of("a", deep);
    }
    Session session =
        with(Variables.of(Map.of("deep", deep, "long", Map.of("n".repeat(100_000), true))));
    assertThat(json.read(json.write(session))).isEqualTo(session);
  }

  private static Session with(Variables variables) {
    return new Session(
        "s",
        "b",
        "r",
        1,
        1,
        new State.Waiting(new Wait.Reply("a/b", 0, Optional.empty(), Optional.empty())),
        List.of(new Frame("f", variables, "")),
        Map.of(),
        Map.of(),
        Optional.empty(),
        false);
  }
}
