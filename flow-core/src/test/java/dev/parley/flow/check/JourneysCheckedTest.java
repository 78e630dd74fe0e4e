package dev.parley.flow.check;

import static dev.parley.flow.check.Findings.bot;
import static dev.parley.flow.check.Findings.doing;
import static dev.parley.flow.check.Findings.find;
import static dev.parley.flow.check.Findings.step;
import static dev.parley.flow.check.Findings.steps;
import static dev.parley.flow.check.Findings.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.TemplateSignature.Category;
import dev.parley.flow.model.TemplateSignature.Gaps;
import dev.parley.flow.model.TemplateSignature.Status;
import dev.parley.flow.model.Templates;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows a customer through all flows of a bot: silences, consents, runs, and calls. */
class JourneysCheckedTest {
  private static final String SAY = "{'type':'say','text':'Hi'}";
  private static final String END = "{'type':'end'}";
  private static final String MUST =
      "WhatsApp does not take this message: the customer has been silent for 24 hours";
  private static final String MAY =
      "WhatsApp may not take this message: the customer may have been silent for 24 hours";

  private static String ask(String after) {
    return "{'type':'ask','save':'a','text':'A?','timeout':{'after':'%s','goto':'late'}}"
        .formatted(after);
  }

  private static String pause(String how) {
    return "{'type':'pause',%s}".formatted(how);
  }

  private static String run(String flow) {
    return "{'type':'run','flow':'%s'}".formatted(flow);
  }

  private static String named(String flow, String json) {
    return json.replace("'flow':'f',", "'flow':'%s',".formatted(flow));
  }

  @ParameterizedTest
  @CsvSource({"23h,48h,''", "24h,48h,E", "30h,24h,''", "24h,24h,E", "2d,72h,E"})
  void silence_lasts_until_a_question_times_out(String after, String expires, String severity) {
    String flow =
        steps(
            "'expires':'%s',".formatted(expires),
            step("start", ask(after), END),
            step("late", SAY, END));
    List<String> found = find("FLW3407", flow);
    assertThat(found).hasSize(severity.isEmpty() ? 0 : 1);
    assertThat(found).allMatch(one -> one.equals("E /steps/1/do/0: " + MUST));
  }

  @Test
  void an_answer_ends_the_silence_and_pauses_add_up() {
    String first = pause("'for':'13h'");
    String second = pause("'for':'11h'");
    assertThat(find("FLW3407", with("'expires':'3d',", first, second, SAY)))
        .containsExactly("E /steps/0/do/2: " + MUST);
    String asked = "{'type':'ask','save':'a','text':'A?'}";
    assertThat(find("FLW3407", with("'expires':'3d',", first, asked, second, SAY))).isEmpty();
    assertThat(find("FLW3407", with("'expires':'20h',", first, second, SAY))).isEmpty();
  }

  @Test
  void what_only_one_way_makes_late_is_a_warning() {
    String branch =
        "{'type':'if','cases':[{'when':'1 < 2','do':[%s]}]}".formatted(pause("'for':'1d'"));
    assertThat(find("FLW3407", with("'expires':'3d',", branch, SAY)))
        .containsExactly("W /steps/0/do/1: " + MAY);
    assertThat(find("FLW3407", with("'expires':'3d',", pause("'until':'now'"), SAY)))
        .containsExactly("W /steps/0/do/1: " + MAY);
  }

  @Test
  void a_way_round_that_gets_later_and_later_is_found_in_the_end() {
    String flow =
        steps(
            "'expires':'3d',",
            step("start", pause("'for':'1s'"), "{'type':'goto','step':'again'}"),
            step("again", SAY, "{'type':'goto','step':'start'}"));
    assertThat(find("FLW3407", flow)).containsExactly("W /steps/1/do/0: " + MAY);
  }

  @Test
  void expiry_closes_the_window_unless_it_comes_before() {
    String handler = "'handlers':[{'on':'expire','do':[%s]}],".formatted(SAY);
    String asked = "{'type':'ask','save':'a','text':'A?'}";
    assertThat(find("FLW3407", with(handler, asked)))
        .containsExactly("E /handlers/0/do/0: " + MUST);
    assertThat(find("FLW3407", with("'expires':'23h'," + handler, asked))).isEmpty();
  }

  @Test
  void a_start_by_the_api_may_find_the_window_closed_until_there_is_an_answer() {
    String asked = "{'type':'ask','save':'a','text':'A?'}";
    assertThat(find("FLW3407", with("'triggers':[{'type':'api'}],", asked, SAY)))
        .containsExactly("W /steps/0/do/0: " + MAY);
  }

  @Test
  void a_flow_that_is_run_begins_in_the_silence_of_whoever_runs_it_and_gives_it_back() {
    String late = named("late", doing(SAY, pause("'for':'20h'")));
    String caller = with("'expires':'3d',", pause("'for':'20h'"), run("late"), SAY);
    assertThat(find("FLW3407", caller, late)).containsExactly("E /steps/0/do/2: " + MUST);
    String twice = with("'expires':'3d',", pause("'for':'24h'"), run("late"));
    assertThat(find("FLW3407", twice, late)).containsExactly("E /steps/0/do/0: " + MUST);
  }

  @Test
  void the_way_that_makes_a_message_late_is_told() {
    String flow = steps("'expires':'3d',", step("start", ask("24h"), END), step("late", SAY, END));
    assertThat(FlowCheck.check(bot(List.of(), flow)))
        .filteredOn(problem -> problem.code().equals("FLW3407"))
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.help()).startsWith("this way leads here: (silence for 24h) `late`"));
  }

  private static Bot selling(String flow) {
    TemplateSignature offer =
        new TemplateSignature(
            "offer",
            "en",
            Category.MARKETING,
            Status.APPROVED,
            Optional.empty(),
            new Gaps(0, List.of()),
            List.of());
    Bot plain = bot(List.of(), flow);
    return plain.withTemplates(new Templates(List.of(offer)));
  }

  @Test
  void marketing_needs_consent_on_every_way() {
    String offer = "{'type':'template','name':'offer','lang':'en'}";
    String agree = "{'type':'optin','purpose':'marketing'}";
    String utility = "{'type':'optin','purpose':'utility'}";
    String refuse = "{'type':'optout','purpose':'marketing'}";
    String told =
        "W /steps/0/do/%d/name: `offer` is marketing, and some way leads here on which nobody"
            + " agreed to it";
    assertThat(find("FLW3408", selling(doing(offer)))).containsExactly(told.formatted(0));
    assertThat(find("FLW3408", selling(doing(agree, offer)))).isEmpty();
    assertThat(find("FLW3408", selling(doing(utility, offer)))).containsExactly(told.formatted(1));
    assertThat(find("FLW3408", selling(doing(agree, refuse, offer))))
        .containsExactly(told.formatted(2));
    String branch = "{'type':'if','cases':[{'when':'1 < 2','do':[%s]}]}".formatted(agree);
    assertThat(find("FLW3408", selling(doing(branch, offer)))).containsExactly(told.formatted(1));
    assertThat(find("FLW3408", selling(with("'triggers':[{'type':'optin'}],", offer)))).isEmpty();
  }

  @Test
  void flows_that_run_each_other_at_once_never_end() {
    assertThat(find("FLW3104", doing(run("f"))))
        .containsExactly(
            "E /steps/0/do/0/flow: flow `f` is run again from here without waiting for an answer");
    String other = named("g", doing(SAY, run("f")));
    assertThat(find("FLW3104", doing(run("g")), other)).hasSize(2);
  }

  @Test
  void a_wait_on_the_way_round_is_enough() {
    String asked = "{'type':'ask','save':'a','text':'A?'}";
    assertThat(find("FLW3104", doing(asked, run("f")))).isEmpty();
    assertThat(find("FLW3104", doing(run("g"), run("f")), named("g", doing(asked)))).isEmpty();
    assertThat(find("FLW3104", doing(run("g"), run("f")), named("g", doing(SAY)))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'timeout':'8s',", "'error':{'do':[]},", ""})
  void a_call_needs_a_timeout_and_a_way_for_its_failure(String rules) {
    assertThat(find("FLW3301", doing(http("GET", rules)))).hasSize(1);
  }

  @Test
  void a_call_that_orders_is_not_repeated_without_a_key() {
    String whole = "'timeout':'8s','error':{'do':[]},";
    String again = whole + "'retry':{'times':2},";
    String key = again + "'headers':[{'name':'idempotency-key','js':'wait.token'}],";
    assertThat(find("FLW3301", doing(http("POST", whole)))).isEmpty();
    assertThat(find("FLW3301", doing(http("POST", again)))).hasSize(1);
    assertThat(find("FLW3301", doing(http("GET", again)))).isEmpty();
    assertThat(find("FLW3301", doing(http("POST", key)))).isEmpty();
  }

  private static String http(String method, String rules) {
    return "{'type':'http','method':'%s',%s'url':'https://x.example'}".formatted(method, rules);
  }
}
