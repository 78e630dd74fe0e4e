package dev.parley.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.problem.Diagnostic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class ConversionTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<Path> examples() throws IOException {
    return Stream.of(Path.of("../examples"), Golden.folder("conversion"))
        .flatMap(ConversionTest::flows);
  }

  private static Stream<Path> flows(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".flow"))
          .filter(file -> !file.toString().contains("target"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void a_text_comes_back_from_json_formatted(Path file) throws IOException {
    String text = Files.readString(file);
    String json = json(text);
    assertThat(text(json)).isEqualTo(Dsl.format(text));
    assertThat(json(text(json))).isEqualTo(json);
  }

  @Test
  void the_pizza_of_the_language_page_is_the_same_in_json_to_the_letter() throws IOException {
    Path folder = Golden.folder("conversion");
    Golden.check(
        folder.resolve("pizza.json"), json(Files.readString(folder.resolve("pizza.flow"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'tests':[],'triggers':[],'params':[] | an empty list that says nothing",
        "'$schema':'https://parley.dev/schemas/flow.schema.json' | a link to the schema",
        "'x-a':1.50,'x-b':{'c':[null,true,'d // e']},'x-c d':'' | keys of other tools",
        "'handlers':[{'on':'keyword','words':['a'],'keep':false,'goto':'s'}] | a default",
        "'triggers':[{'type':'keyword','words':['a'],'match':'exact'}] | another default",
        "'order':['steps','params'],'params':[{'name':'p','type':'int'}] | an order",
        "'notes':{'before':['// a','','/// b'],'after':'// c','last':['// d'],"
            + "'on':{'end':{'before':['// e']}}} | comments",
      })
  void json_comes_back_from_text_equal(String keys, String what) {
    String json =
        ("{'format':1,'flow':'f','title':'T','lang':'en',"
                + "'steps':[{'name':'s','x-color':'red','do':["
                + "{'type':'if','cases':[{'when':'a','do':[],'x-case':1}],'else':[],'x-if':{}},"
                + "{'type':'handoff','queue':'q','resume':{'goto':'s','x-way':2}},"
                + "{'type':'say','text':'t','cta':{'label':'l','url':'u','x-cta':[]}}]}],%s}")
            .formatted(keys)
            .replace('\'', '"');
    assertThat(JSON.readTree(json(text(json)))).as(what).isEqualTo(JSON.readTree(json));
  }

  @Test
  void the_language_pages_json_comes_back_equal() {
    String json =
        """
        { "format": 1, "flow": "pizza", "title": "Pizza order", "lang": "en", "expires": "24h",
          "triggers": [ { "type": "keyword", "words": ["pizza", "order"] } ],
          "variables": [ { "name": "qty", "type": "int", "default": "1" } ],
          "steps": [ { "name": "start", "do": [
              { "type": "say", "text": "Hi!", "tag": "hello" },
              { "type": "ask", "save": "name", "text": "What's your name?",
                "checks": [ { "js": "name.trim().length >= 2", "else": "At least two letters" } ],
                "retry": { "times": 3, "goto": "agent" },
                "timeout": { "after": "10m", "goto": "reminder" } },
              { "type": "if", "cases": [ { "when": "qty > 3", "do": [ { "type": "goto", "step": "bulk" } ] } ],
                "else": [] } ] } ],
          "tests": [ ] }
        """;
    assertThat(JSON.readTree(json(text(json)))).isEqualTo(JSON.readTree(json));
  }

  @Test
  void the_language_pages_bot_comes_back_equal() {
    String json =
        """
        {"format":1,"bot":"clinic","title":"City clinic","lang":"en","timezone":"Asia/Kolkata",
         "country":"IN","languages":[],"hours":[],"uses":[],"handlers":[],"tests":[]}
        """;
    assertThat(JSON.readTree(json(text(json)))).isEqualTo(JSON.readTree(json));
  }

  @Test
  void keys_of_other_tools_are_comments_in_the_text() {
    String json =
        "{'format':1,'flow':'f','steps':[{'name':'s','x-at':[1,2],'do':[{'type':'end'}]}]}"
            .replace('\'', '"');
    assertThat(text(json))
        .isEqualTo(
            """
            flow f {}

            //@ x-at: [1, 2]
            step s {
              end
            }
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'type':'say','text':'${a +'} | FLW1101 | ${",
        "{'type':'set','path':'a','js':'b = 1'} | FLW1120 | =",
        "{'type':'set','path':'a','js':'b\\n+ 1'} | FLW1120 | + 1",
        "{'type':'retry','times':2,'goto':'s'},{'type':'if','cases':[{'when':'{}','do':[]}]}"
            + " | FLW1204 | {}",
        "{'type':'say'} | FLW1202 | {",
      })
  void what_text_cannot_say_is_refused_and_pointed_at(String action, String code, String at) {
    String json =
        "{'format':1,'flow':'f','steps':[{'name':'s','do':[%s]}]}"
            .formatted(action)
            .replace('\'', '"');
    Converted converted = Dsl.toText("f.flow.json", json);
    assertThat(converted.text()).isEmpty();
    Diagnostic problem = converted.problems().getFirst();
    assertThat(problem.code()).isEqualTo(code);
    assertThat(json.substring(problem.span().start().offset(), problem.span().end().offset()))
        .isEqualTo(at);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "flow f {}NLstep s { say \"a } | FLW1101",
        "flow f { title: \"a\" title: \"b\" } | FLW1130",
        "step s {} | FLW1108",
      })
  void a_broken_text_is_refused_with_its_problems(String text, String code) {
    Converted converted = Dsl.toJson("f.flow", text.replace("NL", "\n"));
    assertThat(converted.text()).isEmpty();
    assertThat(converted.problems()).extracting(Diagnostic::code).contains(code);
  }

  @Test
  void a_flow_that_a_check_would_refuse_is_converted() {
    String json = json("flow f {}\n\nstep s {\n  say \"a\" { header \"b\" }\n  goto nowhere\n}\n");
    assertThat(text(json)).contains("goto nowhere").contains("header");
  }

  @Test
  void a_newer_format_is_refused_with_a_sentence() {
    List<Diagnostic> problems =
        Dsl.toText("f.flow.json", "{\"format\":2,\"flow\":\"f\"}").problems();
    assertThat(problems).extracting(Diagnostic::code).containsExactly("FLW1203");
    assertThat(problems.getFirst().message()).contains("which a newer Parley wrote");
  }

  private static String json(String text) {
    Converted converted = Dsl.toJson("any.flow", text);
    assertThat(converted.problems()).isEmpty();
    return converted.text().orElseThrow();
  }

  private static String text(String json) {
    Converted converted = Dsl.toText("any.flow.json", json);
    assertThat(converted.problems()).isEmpty();
    return converted.text().orElseThrow();
  }
}
