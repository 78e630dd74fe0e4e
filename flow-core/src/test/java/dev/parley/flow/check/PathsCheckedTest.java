package dev.parley.flow.check;

import static dev.parley.flow.check.Findings.bot;
import static dev.parley.flow.check.Findings.doing;
import static dev.parley.flow.check.Findings.find;
import static dev.parley.flow.check.Findings.step;
import static dev.parley.flow.check.Findings.steps;
import static dev.parley.flow.check.Findings.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows the ways through a flow: unset variables, lost steps, circles. */
class PathsCheckedTest {
  private static final String VAR_A = "'variables':[{'name':'a','type':'text'}],";
  private static final String ASK_A = "{'type':'ask','save':'a','text':'A?'}";
  private static final String SAY_A = "{'type':'say','text':'${a}'}";
  private static final String END = "{'type':'end'}";

  @Test
  void a_variable_that_nothing_has_set_is_a_warning() {
    assertThat(find("FLW2115", with(VAR_A, SAY_A)))
        .containsExactly("W /steps/0/do/0/text[2,3]: `a` may be unset here");
  }

  @Test
  void what_a_question_has_set_is_known() {
    assertThat(find("FLW2115", doing(ASK_A, SAY_A))).isEmpty();
  }

  @Test
  void a_default_counts_and_so_does_a_type_that_may_be_absent() {
    assertThat(find("FLW2115", with(VAR_A.replace("'text'}", "'text','default':'1'}"), SAY_A)))
        .isEmpty();
    assertThat(find("FLW2115", with(VAR_A.replace("'text'", "'text?'"), SAY_A))).isEmpty();
  }

  @Test
  void setting_it_in_one_branch_only_is_not_enough() {
    String set = "{'type':'set','path':'a','js':'1'}";
    String branch = "{'type':'if','cases':[{'when':'1 < 2','do':[%s]}]%s}";
    assertThat(find("FLW2115", with(VAR_A, branch.formatted(set, ""), SAY_A))).hasSize(1);
    assertThat(find("FLW2115", with(VAR_A, branch.formatted(set, ",'else':[" + set + "]"), SAY_A)))
        .isEmpty();
    assertThat(find("FLW2115", with(VAR_A, branch.formatted(set, ",'else':[" + END + "]"), SAY_A)))
        .isEmpty();
  }

  @Test
  void silence_and_wrong_answers_lead_on_without_the_answer() {
    String late =
        "{'type':'ask','save':'a','text':'A?','timeout':{'after':'1m','goto':'late'},"
            + "'retry':{'times':2,'goto':'wrong'}}";
    String flow =
        steps(
            "",
            step("start", late, SAY_A, END),
            step("late", SAY_A, END),
            step("wrong", SAY_A, END));
    assertThat(find("FLW2115", flow))
        .containsExactly(
            "W /steps/1/do/0/text[2,3]: `a` may be unset here",
            "W /steps/2/do/0/text[2,3]: `a` may be unset here");
  }

  @Test
  void the_help_tells_the_way() {
    String ask = "{'type':'ask','save':'a','text':'A?','timeout':{'after':'10m','goto':'late'}}";
    String flow = steps("", step("start", ask, END), step("late", SAY_A, END));
    assertThat(FlowCheck.check(bot(List.of(), flow)))
        .filteredOn(p -> p.code().equals("FLW2115"))
        .singleElement()
        .extracting(Problem::help)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(
            "this way leads here without setting it: `start` → (silence for 10m) `late`",
            "give it a default, or write `a ?? …`");
  }

  @Test
  void a_skip_word_leaves_it_unset() {
    assertThat(find("FLW2115", doing("{'type':'ask','save':'a','text':'A?','skip':['no']}", SAY_A)))
        .hasSize(1);
  }

  @Test
  void a_keyword_may_come_at_any_question() {
    String flow =
        steps(
            "'handlers':[{'on':'keyword','words':['menu'],'goto':'pick'}],",
            step("start", ASK_A, "{'type':'goto','step':'pick'}"),
            step("pick", SAY_A, END));
    assertThat(find("FLW2115", flow)).hasSize(1);
    assertThat(find("FLW2115", flow.replace("'goto':'pick'", "'do':[]"))).isEmpty();
  }

  @Test
  void a_keyword_may_come_at_a_question_of_a_later_handler() {
    String flow =
        with(
            "'handlers':[{'on':'keyword','words':['a'],'do':["
                + "{'type':'say','text':'${b}'}]},{'on':'keyword','words':['b'],'do':["
                + "{'type':'ask','save':'b','text':'?'}]}],",
            "{'type':'set','path':'b','js':'1'}",
            ASK_A);
    assertThat(find("FLW2115", flow)).isEmpty();
    assertThat(find("FLW2115", flow.replace("'js':'1'", "'js':'null'"))).hasSize(1);
  }

  @Test
  void a_fault_may_come_at_any_action() {
    String flow =
        with(
            "'handlers':[{'on':'error','as':'e','do':[{'type':'say','text':'${e.code} ${a}'}]}],",
            ASK_A);
    assertThat(find("FLW2115", flow))
        .containsExactly("W /handlers/0/do/0/text[12,13]: `a` may be unset here");
  }

  @Test
  void a_parameter_is_given_by_a_caller_but_not_by_a_message() {
    String param = "'params':[{'name':'a','type':'text'}],";
    assertThat(find("FLW2115", with(param, SAY_A))).isEmpty();
    assertThat(find("FLW2115", with(param + "'triggers':[{'type':'any'}],", SAY_A))).hasSize(1);
  }

  @Test
  void setting_null_takes_the_value_away() {
    assertThat(find("FLW2115", doing(ASK_A, "{'type':'set','path':'a','js':'null'}", SAY_A)))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a ?? ´x´",
        "a?.length",
        "a?.b.c",
        "a == null",
        "null !== a",
        "a === undefined",
        "typeof a",
        "!a",
        "a ? a.length : 0",
        "a != null && a.length > 2",
        "a == null || a.length > 2",
        "!a || a.length",
        "a && a.length",
        "!(a == null) ? a.b : 1",
        "a == null ? 1 : a.b",
        "[1].map(a => a.b)",
      })
  void reading_with_care_is_no_fault(String js) {
    assertThat(find("FLW2115", with(VAR_A, "{'type':'set','path':'x','js':'%s'}".formatted(js))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a.length",
        "a + 1",
        "a === ´x´",
        "a == null ? a.length : 1",
        "a != null || a.length",
        "[1].map(x => x + a)",
        "(a ?? 1) + a",
        "Math.max(a)",
      })
  void reading_without_care_is_one_warning(String js) {
    assertThat(find("FLW2115", with(VAR_A, "{'type':'set','path':'x','js':'%s'}".formatted(js))))
        .hasSize(1);
  }

  @Test
  void a_condition_proves_its_variable_on_its_branch() {
    String branch = "{'type':'if','cases':[{'when':'%s','do':[%s]}],'else':[%s]}";
    assertThat(find("FLW2115", with(VAR_A, branch.formatted("a != null", SAY_A, "")))).isEmpty();
    assertThat(find("FLW2115", with(VAR_A, branch.formatted("a", SAY_A, "")))).isEmpty();
    assertThat(find("FLW2115", with(VAR_A, branch.formatted("a == null", "", SAY_A)))).isEmpty();
    assertThat(find("FLW2115", with(VAR_A, branch.formatted("a == null", SAY_A, "")))).hasSize(1);
  }

  @Test
  void an_options_condition_guards_its_title() {
    String choose =
        "{'type':'choose','save':'c','text':'?','options':["
            + "{'id':'x','title':'X'},{'id':'y','title':'${a}','when':'a'}]}";
    assertThat(find("FLW2115", with(VAR_A, choose))).isEmpty();
    assertThat(find("FLW2115", with(VAR_A, choose.replace(",'when':'a'", "")))).hasSize(1);
  }

  @Test
  void a_step_that_nothing_leads_to_is_a_warning() {
    String flow = steps("", step("start", END), step("lost", "{'type':'goto','step':'start'}"));
    assertThat(find("FLW3101", flow))
        .containsExactly("W /steps/1/name: nothing leads to step `lost`");
  }

  @Test
  void handlers_options_and_timeouts_lead_to_steps() {
    String flow =
        steps(
            "'handlers':[{'on':'expire','goto':'d'}],",
            step(
                "start",
                "{'type':'choose','save':'x','text':'?','options':[{'id':'o','title':'O','goto':'b'}],"
                    + "'timeout':{'after':'1m','goto':'c'}}"),
            step("b", END),
            step("c", END),
            step("d", END));
    assertThat(find("FLW3101", flow)).isEmpty();
  }

  @Test
  void what_stands_behind_a_goto_is_told_once() {
    assertThat(find("FLW3101", doing(END, SAY_A, SAY_A)))
        .containsExactly("W /steps/0/do/1: nothing leads here: what stands before leaves");
  }

  @Test
  void a_step_that_runs_out_is_a_warning() {
    assertThat(find("FLW3102", steps("", step("start", ASK_A))))
        .containsExactly("W /steps/0/name: step `start` can run out without `goto` or `end`");
    String bothLeave =
        "{'type':'if','cases':[{'when':'1','do':[%s]}],'else':[%s]}".formatted(END, END);
    assertThat(find("FLW3102", steps("", step("start", bothLeave)))).isEmpty();
  }

  @Test
  void a_circle_without_a_wait_is_an_error_that_shows_the_way_round() {
    String flow =
        steps(
            "",
            step("start", "{'type':'goto','step':'a'}"),
            step(
                "a", "{'type':'if','cases':[{'when':'1','do':[{'type':'goto','step':'b'}]}]}", END),
            step("b", "{'type':'goto','step':'a'}"));
    assertThat(find("FLW3103", flow))
        .containsExactly(
            "E /steps/2/do/0/step: step `a` leads back to itself without waiting for an answer");
    assertThat(FlowCheck.check(bot(List.of(), flow)))
        .filteredOn(p -> p.code().equals("FLW3103"))
        .flatExtracting(Problem::help)
        .containsExactly("the way round: `a` → `b` → `a`");
  }

  @Test
  void a_circle_with_a_wait_is_a_menu() {
    String menu =
        "{'type':'choose','save':'m','text':'?','options':[{'id':'x','title':'X','goto':'start'}],"
            + "'other':{'do':[{'type':'say','text':'Tap.'},{'type':'goto','step':'start'}]},"
            + "'timeout':{'after':'1m','goto':'start'}}";
    assertThat(find("FLW3103", steps("", step("start", menu)))).isEmpty();
  }

  @Test
  void a_step_that_goes_to_itself_is_a_circle() {
    assertThat(find("FLW3103", steps("", step("start", "{'type':'goto','step':'start'}"))))
        .hasSize(1);
  }
}
