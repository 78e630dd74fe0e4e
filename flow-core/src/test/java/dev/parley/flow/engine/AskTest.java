package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.check;
import static dev.parley.flow.engine.Authored.end;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.retry;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.step;
import static dev.parley.flow.engine.Authored.timeout;
import static dev.parley.flow.engine.Authored.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.FormCta;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Type;
import dev.parley.flow.model.Type.Kind;
import dev.parley.flow.model.WaitRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskTest {
  @Test
  void a_question_waits_and_its_answer_is_stored() {
    Talk talk = Talk.with(flow(step("start", ask("name", "Your name?"), say("Hi ${name}!"))));
    assertThat(talk.bot()).containsExactly("Your name?");
    assertThat(talk.session().waiting().orElseThrow().id()).isEqualTo("start/name");

    talk.says("Asha");

    assertThat(talk.outcome()).isEqualTo(Outcome.ANSWERED);
    assertThat(talk.bot()).containsExactly("Hi Asha!");
    assertThat(talk.ended()).isTrue();
    assertThat(talk.value("name")).isEqualTo("Asha");
  }

  @Test
  void a_failed_check_says_its_text_and_never_the_question_again() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    ask(
                        "age",
                        Kind.INT,
                        "Age?",
                        check("age >= 18", "${age} is too young"),
                        WaitRules.none()))));
    String token = talk.session().token();

    talk.says("12");

    assertThat(talk.bot()).containsExactly("12 is too young");
    assertThat(talk.value("age")).isNull();
    assertThat(talk.session().token()).isEqualTo(token);
    assertThat(talk.says("twelve").bot())
        .containsExactly("Please send a whole number, for example 3.");
    assertThat(talk.says("18").value("age")).isEqualTo(18.0);
  }

  @Test
  void the_nth_failure_takes_the_target_instead_of_a_text() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    ask(
                        "n",
                        Kind.INT,
                        "How many?",
                        AnswerRules.none(),
                        waiting(retry(2, "agent")))),
                step("agent", say("A person takes over"), end())));
    assertThat(talk.says("many").bot()).hasSize(1);
    assertThat(talk.says("lots").bot()).containsExactly("A person takes over");
  }

  @Test
  void three_failures_without_a_target_fail_the_session_with_a_code() {
    Talk talk = Talk.with(flow(step("start", ask("n", Kind.INT, "How many?"))));
    talk.says("a").says("b").says("c");
    assertThat(talk.failure()).isEqualTo("FLW5302");
    assertThat(talk.bot()).isEmpty();
    assertThat(talk.turn().effects()).hasExactlyElementsOfTypes(Effect.ClearTimer.class);
  }

  @Test
  void silence_takes_the_timeout_counted_from_the_prompt() {
    Talk talk =
        Talk.with(
            flow(
                step(
                    "start",
                    ask(
                        "n",
                        Kind.INT,
                        "How many?",
                        AnswerRules.none(),
                        timeout("10m", block(say("Still there?")))),
                    say("Bye"))));
    talk.after(Duration.ofMinutes(9)).says("many");
    talk.after(Duration.ofMinutes(1)).wakes();
    assertThat(talk.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(talk.bot()).containsExactly("Still there?", "Bye");
  }

  @Test
  void a_timer_that_fires_early_or_for_an_earlier_wait_changes_nothing() {
    Talk talk = Talk.with(flow(step("start", ask("a", "A?"), ask("b", "B?"))));
    var before = talk.session();
    assertThat(talk.wakes().outcome()).isEqualTo(Outcome.EARLY);
    assertThat(talk.session()).isEqualTo(before);
    String old = before.token();
    talk.says("x");
    var waitingOnB = talk.session();
    talk.give(new Input.TimerFired(old));
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.session()).isEqualTo(waitingOnB);
  }

  @Test
  void a_skip_word_leaves_the_variable_unset_and_goes_on() {
    AnswerRules rules =
        new AnswerRules(List.of(), Optional.empty(), List.of("Skip"), Optional.empty());
    Talk talk =
        Talk.with(flow(step("start", ask("m", Kind.EMAIL, "Mail?", rules, WaitRules.none()))));
    talk.says(" skip ");
    assertThat(talk.ended()).isTrue();
    assertThat(talk.value("m")).isNull();
  }

  @Test
  void parse_makes_the_value_before_it_is_checked() {
    AnswerRules rules =
        new AnswerRules(
            check("code.length === 6", "six letters").checks(),
            Optional.of("code.trim().toUpperCase()"),
            List.of(),
            Optional.empty());
    Talk talk =
        Talk.with(flow(step("start", ask("code", Kind.TEXT, "Code?", rules, WaitRules.none()))));
    assertThat(talk.says(" abc ").bot()).containsExactly("six letters");
    assertThat(talk.says(" abcdef ").value("code")).isEqualTo("ABCDEF");
  }

  @Test
  void a_picture_is_not_an_answer_to_a_question_for_text() {
    Talk talk = Talk.with(flow(step("start", ask("a", "A?"))));
    assertThat(talk.sends("image").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
    assertThat(talk.bot()).containsExactly("Please answer with a text message.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INT|12|12",
        "INT|१२|12",
        "INT|1,00,000|100000",
        "INT| +7 |7",
        "INT|2.0|2",
        "INT|2.5|",
        "INT|12abc|",
        "NUMBER|2.5|2.5",
        "NUMBER|-1,234.5|-1234.5",
        "NUMBER|٣٫٥|3.5",
        "NUMBER|1e5|",
        "NUMBER|1.2.3|",
        "BOOL|Yes!|true",
        "BOOL|nope|false",
        "BOOL|maybe|",
        "DATE|2026-02-28|2026-02-28",
        "DATE|31/12/26|2026-12-31",
        "DATE|5 Jan|2026-01-05",
        "DATE|January 5th, 1999|1999-01-05",
        "DATE|tomorrow|2026-01-06",
        "DATE|31/02/2026|",
        "EMAIL| a.b+c@example.co.in|a.b+c@example.co.in",
        "EMAIL|a@b|",
        "PHONE|98765 43210|+919876543210",
        "PHONE|+1 (202) 555-0143|+12025550143",
        "PHONE|12|",
        "TIME|18:30|18:30",
        "TIME|6.05 pm|18:05",
        "TIME|12 am|00:00",
        "TIME|१८:३०|18:30",
        "TIME|18h|18:00",
        "TIME|6|",
        "TIME|25:00|",
        "TIME|13 pm|",
        "DATETIME|2026-02-28 18:30|2026-02-28T18:30:00+05:30",
        "DATETIME|2026-02-28T18:30|2026-02-28T18:30:00+05:30",
        "DATETIME|tomorrow at 5pm|2026-01-06T17:00:00+05:30",
        "DATETIME|5 Jan 9:15|2026-01-05T09:15:00+05:30",
        "DATETIME|18:30|2026-01-05T18:30:00+05:30",
        "DATETIME|someday|",
        "URL|example.com/a?b=1|https://example.com/a?b=1",
        "URL|http://shop.example|http://shop.example",
        "URL|ftp://shop.example|",
        "URL|not an address|",
        "URL|localhost|",
        "JSON|[1, 2]|1,2",
        "JSON|[1,|",
        "LIST|a, b,c|a,b,c",
      })
  void answers_are_read_the_way_people_write_them(String kind, String text, String expected) {
    Talk talk = Talk.with(flow(step("start", ask("v", Kind.valueOf(kind), "?"), say("got ${v}"))));
    talk.says(text);
    if (expected == null) {
      assertThat(talk.outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
    } else {
      assertThat(talk.bot()).containsExactly("got " + expected);
    }
  }

  private static Talk asking(Type type) {
    Action ask =
        new Action.Ask(
            "v",
            Optional.of(type),
            Prompt.of("?"),
            AnswerRules.none(),
            Optional.empty(),
            WaitRules.none());
    return Talk.with(flow(step("s", ask, say("got ${JSON.stringify(v)}"))));
  }

  @Test
  void a_list_of_numbers_is_read_number_by_number() {
    Type numbers = new Type(Kind.LIST, List.of("number"), false);
    assertThat(asking(numbers).says("1,5; 2").bot()).containsExactly("got [1.5,2]");
    assertThat(asking(numbers).says("1, two").outcome()).isEqualTo(Outcome.NOT_ACCEPTED);
  }

  @Test
  void an_enum_is_answered_by_a_member_however_it_is_written() {
    Type size = Type.oneOf(List.of("small", "extra_large"));
    assertThat(asking(size).says("Extra Large").bot()).containsExactly("got \"extra_large\"");
    assertThat(asking(size).says("huge").bot())
        .containsExactly("Sorry, that is not one of the possible answers.");
  }

  @Test
  void a_place_a_file_and_a_contact_are_kept_as_objects() {
    Incoming place = new Incoming.Location(12.5, 77.0, Optional.of("Shop"), Optional.of("Main St"));
    assertThat(asking(Type.of(Kind.LOCATION)).sends(place).bot())
        .containsExactly(
            "got {\"latitude\":12.5,\"longitude\":77,\"name\":\"Shop\",\"address\":\"Main St\"}");
    Incoming voice =
        new Incoming.Media("voice", "m7", Optional.of("audio/ogg"), "", Optional.empty());
    assertThat(asking(Type.of(Kind.AUDIO)).sends(voice).bot())
        .containsExactly("got {\"type\":\"voice\",\"id\":\"m7\",\"mime\":\"audio/ogg\"}");
    Incoming card = new Incoming.Contacts(List.of(Map.of("name", "Asha")));
    assertThat(asking(Type.of(Kind.CONTACT)).sends(card).bot())
        .containsExactly("got {\"name\":\"Asha\"}");
    assertThat(asking(Type.of(Kind.LOCATION)).says("Main St").bot())
        .containsExactly("Please send your location: tap the paperclip and choose Location.");
  }

  private static Talk asksForAForm() {
    Action ask =
        new Action.Ask(
            "v",
            Optional.of(new Type(Kind.FORM, List.of("visit"), false)),
            Prompt.of("When?"),
            AnswerRules.none(),
            Optional.of(
                new FormCta("Choose", Optional.of("FIRST"), Optional.of("({ day: 'Mon' })"))),
            WaitRules.none());
    return Talk.with(flow(step("s", ask, say("${v.day} at ${v.hour}"))));
  }

  @Test
  void a_form_is_opened_by_a_button_and_its_fields_are_the_answer() {
    Talk talk = asksForAForm();
    assertThat(talk.turn().messages())
        .containsExactly(
            new Message.Form(
                "When?",
                Message.Around.NONE,
                "Choose",
                "visit",
                Optional.of("FIRST"),
                Map.of("day", "Mon"),
                "ses_1-1"));
    talk.sends(new Incoming.Form("ses_1-1", Map.of("day", "Tue", "hour", 9.0), ""));
    assertThat(talk.bot()).containsExactly("Tue at 9");
  }

  @Test
  void a_form_of_an_earlier_question_is_stale_and_the_question_is_asked_again() {
    Talk talk = asksForAForm().sends(new Incoming.Form("ses_1-0", Map.of(), ""));
    assertThat(talk.outcome()).isEqualTo(Outcome.STALE);
    assertThat(talk.bot()).containsExactly("When?");
  }
}
