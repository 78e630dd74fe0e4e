package dev.parley.flow.check;

import static dev.parley.flow.check.Findings.bot;
import static dev.parley.flow.check.Findings.doing;
import static dev.parley.flow.check.Findings.find;
import static dev.parley.flow.check.Findings.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types, questions, keywords, secrets and what tests expect. */
class TalkCheckedTest {
  private static final String SIZE = "'variables':[{'name':'size','type':'enum(small, large)'}],";
  private static final String ASK = "{'type':'ask','save':'a','text':'?'%s}";
  private static final String CHOOSE =
      "{'type':'choose','save':'c','text':'?','options':[{'id':'x','title':'Stop'}]%s}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "size === ´smal´ | [9,15]: `size` holds `enum(small, large)`: it is never equal to this"
            + " (\"small\"?)",
        "´huge´ != size | [0,6]: `size` holds `enum(small, large)`: it is never equal to this",
        "1 && (size !== ´x´) | [15,18]: `size` holds `enum(small, large)`: it is never equal to"
            + " this",
        "size === 1 | [9,10]: `size` holds `enum(small, large)`: it is never equal to this",
      })
  void comparing_with_what_it_can_never_be_is_an_error(String js, String found) {
    assertThat(find("FLW2120", with(SIZE, "{'type':'set','path':'x','js':'%s'}".formatted(js))))
        .containsExactly("E /steps/0/do/0/js" + found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size === ´small´",
        "size == null",
        "size == 1",
        "[´x´].map(size => size === ´y´)"
      })
  void comparing_with_what_it_can_be_is_none(String js) {
    assertThat(find("FLW2120", with(SIZE, "{'type':'set','path':'x','js':'%s'}".formatted(js))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "int | ´two´ | a text",
        "int | 1.5 | no whole number",
        "int | -1.5 | no whole number",
        "int | true | true or false",
        "int | 1 < 2 | true or false",
        "int | [1] | a list",
        "number | `a` | a text",
        "bool | ´yes´ | a text",
        "text | 5 | a number",
        "date | ´tomorrow´ | `tomorrow`",
        "time | ´noon´ | `noon`",
        "datetime | ´2026-01-05´ | `2026-01-05`",
        "email | ´asha´ | `asha`",
        "phone | ´call me´ | `call me`",
        "url | ´example.org´ | `example.org`",
        "list(text) | {a: 1} | an object",
        "enum(a, b) | ´c´ | `c`",
      })
  void storing_a_literal_of_another_type_is_an_error(String type, String js, String is) {
    String flow =
        with(
            "'variables':[{'name':'v','type':'%s'}],".formatted(type),
            "{'type':'set','path':'v','js':'%s'}".formatted(js));
    assertThat(find("FLW2120", flow))
        .singleElement()
        .asString()
        .startsWith("E /steps/0/do/0/js[0,")
        .contains("`v` holds `%s`, and this is %s".formatted(type, is));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "int | 5",
        "int | -5",
        "int | ´5´.length",
        "number | 1.5",
        "text | ´x´",
        "text | `x`",
        "bool | 1 < 2",
        "bool | !1",
        "date | ´2026-01-05´",
        "time | ´10:30´",
        "email | ´a@b.c´",
        "url | ´https://a.b´",
        "phone | ´+91 99´",
        "list(text) | [1]",
        "enum(a, b) | ´b´",
        "json | {a: 1}",
        "int | null",
        "datetime | ´2026-01-05T10:00´",
        "image | {id: 1}"
      })
  void storing_what_fits_is_none(String type, String js) {
    String flow =
        with(
            "'variables':[{'name':'v','type':'%s','default':'%s'}],".formatted(type, js),
            "{'type':'set','path':'v','js':'%s'}".formatted(js));
    assertThat(find("FLW2120", flow)).isEmpty();
  }

  @Test
  void a_question_of_another_type_than_its_variable_is_an_error() {
    String var = "'variables':[{'name':'a','type':'%s'}],";
    String asked = ASK.formatted(",'valueType':'%s'");
    assertThat(find("FLW2120", with(var.formatted("int"), asked.formatted("text"))))
        .containsExactly("E /steps/0/do/0/valueType: `a` holds `int`, and `text` is asked for");
    assertThat(find("FLW2120", with(var.formatted("text"), asked.formatted("date")))).isEmpty();
    assertThat(find("FLW2120", with(var.formatted("number"), asked.formatted("int")))).isEmpty();
  }

  @Test
  void an_option_that_its_variable_cannot_hold_is_an_error() {
    String choose =
        "{'type':'choose','save':'size','text':'?','options':[{'id':'smal','title':'S'}]}";
    assertThat(find("FLW2120", with(SIZE, choose)))
        .containsExactly(
            "E /steps/0/do/0/options/0/id: `size` holds `enum(small, large)`, and `smal` is none of"
                + " that (small?)");
  }

  @Test
  void a_choice_without_other_is_worth_knowing() {
    assertThat(find("FLW3201", doing(CHOOSE.formatted(""))))
        .containsExactly("I /steps/0/do/0: `c` says nothing about other answers");
    assertThat(find("FLW3201", doing(CHOOSE.formatted(",'other':{'do':[]}")))).isEmpty();
  }

  @Test
  void a_question_for_ever_is_a_warning() {
    assertThat(find("FLW3202", doing(ASK.formatted(""))))
        .containsExactly("W /steps/0/do/0: nobody says what happens if no answer comes");
    assertThat(find("FLW3202", doing(ASK.formatted(",'timeout':{'after':'1m'}")))).isEmpty();
    assertThat(find("FLW3202", with("'expires':'1h',", ASK.formatted("")))).isEmpty();
  }

  @Test
  void a_retry_that_leads_nowhere_is_a_warning() {
    String retry = ASK.formatted(",'retry':{'times':2}");
    assertThat(find("FLW3203", doing(retry)))
        .containsExactly("W /steps/0/do/0/retry: failure 2 ends the session as failed");
    assertThat(find("FLW3203", doing(retry.replace("2}", "2,'do':[]}")))).isEmpty();
    assertThat(find("FLW3203", with("'handlers':[{'on':'error','as':'e','do':[]}],", retry)))
        .isEmpty();
    Handler caught = new Handler.OnError("e", new Target.Block(List.of()));
    assertThat(find("FLW3203", bot(List.of(caught), doing(retry)))).isEmpty();
  }

  @Test
  void a_timeout_behind_the_expiry_never_comes() {
    String late = ASK.formatted(",'timeout':{'after':'2h'}");
    assertThat(find("FLW3206", with("'expires':'1h',", late)))
        .containsExactly(
            "W /steps/0/do/0/timeout/after: this time-out never comes: the session expires after"
                + " `1h`");
    assertThat(find("FLW3206", with("'expires':'2h',", late))).isEmpty();
    assertThat(find("FLW3206", doing(late.replace("2h", "25h")))).hasSize(1);
  }

  @Test
  void a_choice_of_conditional_options_may_be_empty() {
    String flow = doing(CHOOSE.formatted("").replace("'Stop'", "'Stop','when':'1'"));
    assertThat(find("FLW3205", flow)).hasSize(1);
    assertThat(find("FLW3205", doing(CHOOSE.formatted("")))).isEmpty();
  }

  @Test
  void retry_stands_directly_in_other_and_only_once() {
    String count = "{'type':'retry','times':2}";
    assertThat(find("FLW2302", doing(count))).hasSize(1);
    String other = CHOOSE.formatted(",'other':{'do':[%s]}");
    assertThat(find("FLW2302", doing(other.formatted(count)))).isEmpty();
    assertThat(find("FLW2201", doing(other.formatted(count + "," + count))))
        .containsExactly("E /steps/0/do/0/other/do/1: the failures of `c` are counted twice");
    String nested = "{'type':'if','cases':[{'when':'1','do':[%s]}]}".formatted(count);
    assertThat(find("FLW2302", doing(other.formatted(nested)))).hasSize(1);
  }

  @Test
  void a_keyword_that_an_option_takes_away_is_a_warning() {
    String handler = "'handlers':[{'on':'keyword','words':['%s'],'do':[]}],";
    assertThat(find("FLW3204", with(handler.formatted("stóp"), CHOOSE.formatted(""))))
        .containsExactly(
            "W /handlers/0/words/0: `stóp` is also the title of an option, which goes first");
    assertThat(find("FLW3204", with(handler.formatted("halt"), CHOOSE.formatted("")))).isEmpty();
    Handler bots = new Handler.OnKeyword(List.of("stop"), false, new Target.Block(List.of()));
    assertThat(find("FLW3204", bot(List.of(bots), doing(CHOOSE.formatted(""))))).hasSize(1);
  }

  // In two halves, so that no scanner takes this file for a leak.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sk_|live_4eC39HqLyjWDarjtT1zdp7dc",
        "AKI|AIOSFODNN7EXAMPLE",
        "EA|AGNO4a7r2wBAKZCq8ZAtZBZCZAo9zZAyZCqZA",
        "Bearer| abcdefghijklmnopqrstuvwxyz012345",
        "x7GhQp2LmZ8vTn4R|kWc9YbJd3SfAe6UiOoPq1",
      })
  void a_literal_that_looks_like_a_secret_is_a_warning(String halves) {
    String secret = halves.replace("|", "");
    assertThat(find("FLW3501", doing("{'type':'set','path':'x','js':'´%s´'}".formatted(secret))))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/orders",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "registration_form_for_new_customers_of_the_shop",
        "123456789012",
      })
  void an_ordinary_literal_is_none(String text) {
    assertThat(find("FLW3501", doing("{'type':'set','path':'x','js':'´%s´'}".formatted(text))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Hi Asha!, true",
    "Hi *, true",
    "*Asha*, true",
    "*, true",
    "Hello*, false",
    "Hi, false",
    "What size?, true",
    "*tap*, true",
    "Bye*, false"
  })
  void a_test_that_waits_for_what_nobody_says_is_a_warning(String pattern, boolean possible) {
    String flow =
        with(
            "'tests':[{'name':'t','lines':[{'bot':{'pattern':'%s'}}]}],".formatted(pattern),
            "{'type':'say','text':'Hi ${contact.name}!'}",
            "{'type':'choose','save':'c','text':'What size?','options':[{'id':'x','title':'X'}],"
                + "'other':{'do':[{'type':'say','text':'Please tap a button'}]}}");
    assertThat(find("FLW4202", flow)).hasSize(possible ? 0 : 1);
  }

  @Test
  void a_choice_is_told_apart_from_a_text() {
    String flow =
        with(
            "'tests':[{'name':'t','lines':[{'bot':{'kind':'choose','pattern':'Hello'}}]}],",
            "{'type':'say','text':'Hello'}",
            "{'type':'choose','save':'c','text':'Helo','options':[{'id':'x','title':'X'}]}");
    assertThat(find("FLW4202", flow))
        .containsExactly("W /tests/0/lines/0/bot/pattern: no message can be `Hello` (Helo?)");
  }
}
