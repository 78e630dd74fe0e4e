package dev.parley.flow.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.flow.check.Problem;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlowJsonTest {
  @Property
  void what_was_written_reads_back_equal(@ForAll long seed) {
    Flow flow = Flows.any(seed);
    assertThat(FlowJson.read(FlowJson.write(flow)).orThrow()).isEqualTo(flow);
    assertThat(FlowJson.read(FlowJson.writeBytes(flow)).orThrow()).isEqualTo(flow);
  }

  @Test
  void the_golden_flow_is_read_and_written_back_to_the_letter() throws IOException {
    String text = resource("pizza.flow.json");
    assertThat(FlowJson.write(FlowJson.read(text).orThrow())).isEqualTo(text);
  }

  @Test
  void the_golden_bot_is_read_and_written_back_to_the_letter() throws IOException {
    String text = resource("bot.json");
    Bot bot = FlowJson.readBot(text).orThrow();
    assertThat(FlowJson.writeBot(bot)).isEqualTo(text);
    assertThat(bot.flows()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'type':'sya','text':'x' | /type | `sya` is not a kind of action. | say",
        "'type':'say','text':'x','txt':'x' | /txt | There is no key `txt` here. | did you mean"
            + " `text`?",
        "'type':'say' | | The key `text` is missing here. |",
        "'text':'x' | | The key `type` is missing here. |",
        "'type':'say','text':5 | /text | 5 is not a text. |",
        "'type':'say','text':null | /text | null is not a text. |",
        "'type':'say','text':'x','cta':{'label':'l'} | /cta | The key `url` is missing here. |",
        "'type':'ask','save':'9a','text':'x' | /save"
            + " | `9a` is not an identifier: a letter, then letters, digits and _. |",
        "'type':'ask','save':'a','text':'x','valueType':'enmu(a)' | /valueType"
            + " | `enmu(a)` is not a type such as `text`, `int` or `enum(small, large)`. |",
        "'type':'ask','save':'a','text':'x','timeout':{'after':'10 m'} | /timeout/after"
            + " | `10 m` is not a duration such as `30s`, `10m`, `24h` or `3d`. |",
        "'type':'ask','save':'a','text':'x','retry':{'times':0} | /retry/times"
            + " | 0 is not a number of failures, 1 or more. |",
        "'type':'ask','save':'a','text':'x','retry':{'times':2,'goto':'b','do':[]} | /retry"
            + " | Here can stand `goto` or `do`, not both. |",
        "'type':'ask','save':'a','text':'x','checks':[{'js':'','else':''}] | /checks/0/js"
            + " | An expression is empty. |",
        "'type':'ask','save':'a','text':'x','skip':[] | /skip"
            + " | The list is empty; it needs one item at least. |",
        "'type':'label','labels':[] | /labels"
            + " | The list is empty; it needs one item at least. |",
        "'type':'choose','save':'a','text':'x','options':{} | /options"
            + " | An object is not a list in `[]`. |",
        "'type':'choose','save':'a','text':'x','options':[{'id':'a','title':'b'}],'other':{}"
            + " | /other | One of these keys is missing here: `goto`, `do`. |",
        "'type':'choose','save':'a','text':'x','options':[{'id':'a','title':'b'}],'as':'grid'"
            + " | /as | `grid` is not a form of showing options."
            + " | possible here: `buttons`, `list`, `text`",
        "'type':'end','results':{'a b':'1'} | /results/a b | `a b` is not an identifier. |",
        "'type':'if','cases':[{'when':'a','do':[{'type':'goto'}]}] | /cases/0/do/0"
            + " | The key `step` is missing here. |",
      })
  void an_action_of_another_form_is_refused_with_a_sentence(
      String action, String at, String sentence, String help) {
    String flow = "{'format':1,'flow':'f','steps':[{'name':'s','do':[{%s}]}]}".formatted(action);
    Problem problem = onlyProblem(flow);
    assertThat(problem.code()).isEqualTo("FLW1202");
    assertThat(problem.place().flow()).isEqualTo("f");
    assertThat(problem.place().pointer()).isEqualTo("/steps/0/do/0" + (at == null ? "" : at));
    assertThat(problem.message()).isEqualTo(sentence);
    List<String> told = new ArrayList<>(problem.help());
    problem.suggestion().ifPresent(told::add);
    assertThat(told).isEqualTo(help == null ? List.of() : List.of(help));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'handlers':[{'on':'keyword','words':['a']}] | /handlers/0"
            + " | One of these keys is missing here: `goto`, `do`, `flow`.",
        "'handlers':[{'on':'error','as':'e','goto':'s','flow':'g'}] | /handlers/0"
            + " | Only one of these keys can stand here: `goto`, `flow`.",
        "'triggers':[{'type':'keyword'}] | /triggers/0 | The key `words` is missing here.",
        "'triggers':[{'type':'first','words':['a']}] | /triggers/0/words"
            + " | There is no key `words` here.",
        "'variables':[{'name':'a','type':'int','scope':'bot'}] | /variables/0/scope"
            + " | `bot` is not a scope.",
        "'tests':[{'name':'t','lines':[{'user':'a','taps':'b'}]}] | /tests/0/lines/0"
            + " | Only one of these keys can stand here: `user`, `taps`.",
        "'tests':[{'name':'t','lines':[{'taps':'a','js':'1'}]}] | /tests/0/lines/0"
            + " | The key `js` needs `given` beside it.",
        "'tests':[{'name':'t','lines':[{'failed':'x'}]}] | /tests/0/lines/0/failed"
            + " | `x` is not true or a code such as `FLW5301`.",
        "'expires':'soon' | /expires"
            + " | `soon` is not a duration such as `30s`, `10m`, `24h` or `3d`.",
        "'expires':24 | /expires | 24 is not a duration such as `30s`, `10m`, `24h` or `3d`.",
        "'expirse':'24h' | /expirse | There is no key `expirse` here.",
      })
  void a_part_of_another_form_is_refused_with_a_sentence(String part, String at, String sentence) {
    Problem problem =
        onlyProblem("{'format':1,'flow':'f','steps':[{'name':'s','do':[]}],%s}".formatted(part));
    assertThat(problem.place().pointer()).isEqualTo(at);
    assertThat(problem.message()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "7 | A flow is a JSON object: it begins with `{`.",
        "[] | A flow is a JSON object: it begins with `{`.",
        "{'format':1,'bot':'b'} | This is a bot, not a flow.",
        "{'format':2,'flow':'f','new':1} | This flow has format 2, which a newer Parley wrote; this"
            + " one reads up to format 1.",
        "{'format':0,'flow':'f','steps':[{'name':'s','do':[]}]} | 0 is not the format number 1.",
        "{'flow':'f','steps':[{'name':'s','do':[]}]} | The key `format` is missing here.",
        "{'format':1,'flow':'f','flow':'g'}"
            + " | The key `flow` stands twice in one object (line 1, column 30).",
        "{'format':1,'flow':'f' 'x':1}"
            + " | This is not JSON: `\"` cannot stand here (line 1, column 24).",
        "{'format':1,'flow':'f' | The JSON breaks off: a `}`, a `]` or a quote is missing at its"
            + " end.",
        "{'format':1,} | This is not JSON: `}` cannot stand here (line 1, column 13).",
        "{} {} | This is not JSON: `{` cannot stand here (line 1, column 4).",
      })
  void a_document_that_is_no_flow_is_refused_with_a_sentence(String text, String sentence) {
    assertThat(onlyProblem(text).message()).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n"})
  void an_empty_document_is_refused(String text) {
    assertThat(onlyProblem(text).message()).isEqualTo("The file is empty.");
  }

  @Test
  void a_byte_order_mark_of_utf_8_is_no_fault_but_utf_16_is() {
    String flow = FlowJson.write(Flows.any(1));
    assertThat(FlowJson.read(("\ufeff" + flow).getBytes(UTF_8)).orThrow()).isEqualTo(Flows.any(1));
    assertThat(refused(FlowJson.read(flow.getBytes(UTF_16))).getFirst().message())
        .isEqualTo("The file is UTF-16. Save it as UTF-8.");
  }

  @Test
  void bytes_that_are_no_utf_8_are_refused_with_their_line() {
    byte[] bytes =
        "{\n\"flow\":\"caf\u00e9\"}".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(refused(FlowJson.read(bytes)).getFirst().message())
        .isEqualTo("The file is not UTF-8 (line 2). Save it as UTF-8.");
  }

  @Test
  void huge_and_deep_documents_are_refused() {
    assertThat(refused(FlowJson.read(new byte[DocumentText.LARGEST + 1])).getFirst().message())
        .isEqualTo("The file is larger than 8 MB.");
    assertThat(onlyProblem("[".repeat(100_000)).message())
        .startsWith("The JSON is nested deeper than 200 levels");
  }

  @Test
  void twenty_faults_are_told_at_most() {
    String flow = "{'format':1,'flow':'f','steps':[%s]}".formatted("{},".repeat(30) + "{}");
    assertThat(refused(FlowJson.read(flow.replace('\'', '"')))).hasSize(20);
  }

  @Test
  void keys_of_other_tools_are_let_through() {
    String flow =
        "{'format':1,'flow':'f','x-a':1,'steps':[{'name':'s','x-b':{},'do':["
            + "{'type':'say','text':'t','x-c':[]}]}]}";
    assertThat(FlowJson.read(flow.replace('\'', '"')).orThrow().steps()).hasSize(1);
  }

  @Test
  void asking_for_a_refused_flow_says_why() {
    assertThatThrownBy(() -> FlowJson.read("{").orThrow())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The JSON breaks off");
  }

  private static Problem onlyProblem(String text) {
    List<Problem> problems = refused(FlowJson.read(text.replace('\'', '"')));
    assertThat(problems).extracting(Problem::message).hasSize(1);
    return problems.getFirst();
  }

  private static List<Problem> refused(FlowJson.Read<Flow> read) {
    assertThat(read).isInstanceOf(FlowJson.Read.Refused.class);
    return ((FlowJson.Read.Refused<Flow>) read).problems();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = FlowJsonTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
