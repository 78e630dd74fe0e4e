package dev.parley.flow.check;

import static dev.parley.flow.check.Findings.doing;
import static dev.parley.flow.check.Findings.find;
import static dev.parley.flow.check.Findings.step;
import static dev.parley.flow.check.Findings.steps;
import static dev.parley.flow.check.Findings.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Handler;
import dev.parley.flow.model.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of variables, steps and flows: unknown, unused, twice. */
class NamesCheckedTest {
  private static final String ASK_NAME = "{'type':'ask','save':'name','text':'Name?'}";

  @Test
  void an_unknown_variable_is_an_error_with_its_column_and_a_suggestion() {
    assertThat(find("FLW2101", doing(ASK_NAME, "{'type':'say','text':'Hi ${nam}!'}")))
        .containsExactly("E /steps/0/do/1/text[5,8]: there is no variable called `nam` (name?)");
    assertThat(find("FLW2101", doing("{'type':'set','path':'total','js':'1 + qty * 2'}")))
        .containsExactly("E /steps/0/do/0/js[4,7]: there is no variable called `qty`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name.trim()",
        "contact.name ?? session.id",
        "[1,2].map((x, i) => x * i)",
        "[{a: 1}].map(({a, b = a, ...rest}) => a + b + rest.c)",
        "Math.max(1, parseInt(input.text))",
        "plural(2, ´a´, ´b´) + money(1, ´INR´) + text.fold(env.A)",
        "hours.support.open && now > trigger.text && wait.id",
        "undefined ?? NaN ?? Infinity",
      })
  void known_names_parameters_and_helpers_are_no_faults(String js) {
    assertThat(
            find("FLW2101", doing(ASK_NAME, "{'type':'set','path':'x','js':'%s'}".formatted(js))))
        .isEmpty();
  }

  @Test
  void names_are_declared_by_set_ask_choose_and_on_error() {
    assertThat(
            find(
                "FLW2101",
                with(
                    "'handlers':[{'on':'error','as':'e','do':[{'type':'say','text':'${e.code}'}]}],",
                    "{'type':'set','path':'a.b','js':'1'}",
                    "{'type':'choose','save':'c','text':'?','options':[{'id':'x','title':'X'}]}",
                    "{'type':'say','text':'${a.b}${c}'}")))
        .isEmpty();
  }

  @Test
  void a_trigger_sees_no_variables() {
    String flow =
        with(
            "'triggers':[{'type':'any','when':'vip && contact.name'}],"
                + "'variables':[{'name':'vip','type':'bool'}],",
            "{'type':'say','text':'${vip}'}");
    assertThat(find("FLW2101", flow))
        .containsExactly(
            "E /triggers/0/when[0,3]: `vip` has no value yet: a trigger is looked at before the"
                + " flow starts");
  }

  @Test
  void tests_see_results_and_know_only_what_can_be_given() {
    String flow =
        with(
            "'tests':[{'name':'t','lines':[{'given':'env.A','js':'1'},{'given':'nam','js':'qty'},"
                + "{'expect':'result.id === name && reslt'}]}],",
            ASK_NAME);
    assertThat(find("FLW2101", flow))
        .containsExactly(
            "E /tests/0/lines/1/given: there is no variable called `nam` (name?)",
            "E /tests/0/lines/1/js[0,3]: there is no variable called `qty`",
            "E /tests/0/lines/2/expect[22,27]: there is no variable called `reslt` (result?)");
  }

  @Test
  void what_is_built_in_cannot_be_set_but_fields_of_contact_and_session_can() {
    String flow =
        doing(
            "{'type':'set','path':'contact.city','js':'´x´'}",
            "{'type':'set','path':'session.mood','js':'´x´'}",
            "{'type':'set','path':'env.A','js':'1'}",
            "{'type':'set','path':'contact','js':'1'}");
    assertThat(find("FLW2120", flow))
        .containsExactly(
            "E /steps/0/do/2/path: `env.A` cannot be set",
            "E /steps/0/do/3/path: `contact` cannot be set");
  }

  @Test
  void an_unknown_step_is_an_error_wherever_it_is_named() {
    String flow =
        steps(
            "'handlers':[{'on':'keyword','words':['x'],'goto':'agnt'}],"
                + "'tests':[{'name':'t','lines':[{'start':{'at':'strat'}},{'at':'nowhere'}]}],",
            step(
                "start",
                "{'type':'ask','save':'a','text':'?','retry':{'times':1,'goto':'agen'},"
                    + "'timeout':{'after':'1m','goto':'agent'}}",
                "{'type':'choose','save':'b','text':'?','options':["
                    + "{'id':'x','title':'X','goto':'start'},{'id':'y','title':'Y','goto':'zzz'}],"
                    + "'other':{'do':[{'type':'goto','step':'aegnt'}]}}"),
            step("agent", "{'type':'end'}"));
    assertThat(find("FLW2104", flow))
        .containsExactly(
            "E /steps/0/do/0/retry/goto: there is no step called `agen` (agent?)",
            "E /steps/0/do/1/options/1/goto: there is no step called `zzz`",
            "E /steps/0/do/1/other/do/0/step: there is no step called `aegnt` (agent?)",
            "E /handlers/0/goto: there is no step called `agnt` (agent?)",
            "E /tests/0/lines/0/start/at: there is no step called `strat` (start?)",
            "E /tests/0/lines/1/at: there is no step called `nowhere`");
  }

  @Test
  void a_bots_handler_leads_to_flows_and_not_to_steps() {
    List<Handler> handlers =
        List.of(
            new Handler.OnKeyword(List.of("a"), false, new Target.ToFlow("f")),
            new Handler.OnKeyword(List.of("b"), false, new Target.ToFlow("g")),
            new Handler.OnKeyword(List.of("c"), false, new Target.ToStep("start")));
    assertThat(find("FLW2104", Findings.bot(handlers, doing())))
        .containsExactly(
            "E /handlers/1/flow: there is no flow called `g`",
            "E /handlers/2/goto: there is no step called `start`");
  }

  @Test
  void what_is_declared_and_never_read_is_a_warning() {
    String flow =
        with(
            "'params':[{'name':'p','type':'text'},{'name':'q','type':'text'}],"
                + "'results':[{'name':'r','type':'text'},{'name':'s','type':'text'}],"
                + "'variables':[{'name':'a','type':'text'},{'name':'name','type':'text'},"
                + "{'name':'c','type':'int','scope':'contact'}],",
            ASK_NAME,
            "{'type':'set','path':'a','js':'q'}",
            "{'type':'end','results':{'r':'1'}}");
    assertThat(find("FLW2110", flow))
        .containsExactly(
            "W /params/0/name: the parameter `p` is never read",
            "W /results/1/name: `s` is never returned",
            "W /variables/0/name: `a` is never read");
  }

  @Test
  void what_stands_twice_is_an_error_at_the_later_one() {
    String flow =
        steps(
            "'triggers':[{'type':'keyword','words':['Hi','hí']}],"
                + "'variables':[{'name':'a','type':'text'},{'name':'a','type':'int'},"
                + "{'name':'a','type':'int','scope':'session'}],"
                + "'handlers':[{'on':'keyword','words':['stop'],'do':[]},"
                + "{'on':'keyword','words':['help','STOP'],'do':[]}],"
                + "'tests':[{'name':'t','lines':[]},{'name':'t','lines':[]}],",
            step(
                "start",
                "{'type':'choose','save':'c','text':'?','options':["
                    + "{'id':'x','title':'X'},{'id':'x','title':'Y'}]}"),
            step("start", "{'type':'end'}"));
    assertThat(find("FLW2201", flow))
        .containsExactly(
            "E /triggers/0/words/1: the keyword `hi` stands here twice",
            "E /variables/1/name: `a` is declared twice",
            "E /steps/0/do/0/options/1/id: there are two options called `x`",
            "E /steps/1/name: there are two steps called `start`",
            "E /handlers/1/words/1: the keyword `stop` is answered twice",
            "E /tests/1/name: there are two tests called `t`");
  }

  @Test
  void two_waits_of_one_name_in_a_step_are_an_error_but_not_in_two_steps() {
    String flow =
        steps(
            "",
            step(
                "start",
                ASK_NAME,
                "{'type':'if','cases':[{'when':'name','do':[%s]}]}".formatted(ASK_NAME),
                "{'type':'goto','step':'next'}"),
            step("next", ASK_NAME, "{'type':'end'}"));
    assertThat(find("FLW2301", flow))
        .containsExactly(
            "E /steps/0/do/1/cases/0/do/0/save: the wait `start/name` is there twice: give one a"
                + " new name");
  }

  @Test
  void two_flows_of_one_name_or_with_one_keyword_collide() {
    String a = with("'triggers':[{'type':'keyword','words':['hi']}],");
    String b = a.replace("'flow':'f'", "'flow':'g'");
    assertThat(find("FLW2201", a, a)).containsExactly("E /flow: there are two flows called `f`");
    assertThat(find("FLW3204", a, b))
        .containsExactly("W /triggers/0/words/0: `hi` already starts flow `f`");
    assertThat(find("FLW3204", a, b.replace("'hi'", "'ho'"))).isEmpty();
  }

  @Test
  void a_broken_expression_is_told_with_its_place() {
    assertThat(find("FLW1120", doing("{'type':'set','path':'x','js':'a = 1'}"))).hasSize(1);
    assertThat(find("FLW1105", doing("{'type':'say','text':'Hi {{name}}'}")))
        .hasSize(1)
        .allMatch(found -> found.startsWith("W /steps/0/do/0/text[3,"));
  }
}
