package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.block;
import static dev.parley.flow.engine.Authored.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.AnswerRules;
import dev.parley.flow.model.Arm;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.Handler;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.HttpRules;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.Option;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Retry;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.Timeout;
import dev.parley.flow.model.WaitRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static Set<String> names(List<Handler> handlers, Action... actions) {
    Flow flow = Authored.flow(handlers, Authored.step("start", actions));
    return Slots.of(flow, Authored.bot(List.of(), flow)).keySet();
  }

  private static Set<String> names(Action... actions) {
    return names(List.of(), actions);
  }

  private static WaitRules rules(String failed, String late) {
    return new WaitRules(
        Optional.of(new Retry(2, Optional.of(sets(failed)))),
        Optional.of(new Timeout(Delay.parse("1m").orElseThrow(), Optional.of(sets(late)))),
        Optional.empty());
  }

  private static Target sets(String name) {
    return block(set(name, "1"));
  }

  @Test
  void a_question_declares_its_name_and_those_of_the_blocks_it_leads_to() {
    Action ask =
        new Action.Ask(
            "a",
            Optional.empty(),
            Prompt.of("A?"),
            AnswerRules.none(),
            Optional.empty(),
            rules("failed", "late"));
    assertThat(names(ask)).containsExactly("a", "failed", "late");
  }

  @Test
  void a_choice_declares_its_name_those_of_its_rows_and_those_of_its_options() {
    ChoiceItem each =
        new OptionsEach(
            "row",
            "[1]",
            new OptionsEach.Row("row", "Row", Optional.empty()),
            Optional.of(sets("inRow")));
    ChoiceItem section = new ChoiceItem.Section("More", List.of(option("b", "inSection")));
    Action choose =
        new Action.Choose(
            "c",
            Prompt.of("C?"),
            ChoiceForm.automatic(),
            List.of(option("a", "inOption"), each, section),
            Optional.of(sets("other")),
            rules("failed", "late"),
            Optional.empty());
    assertThat(names(choose))
        .containsExactly("c", "row", "inOption", "inRow", "inSection", "other", "failed", "late");
  }

  private static Option option(String id, String name) {
    return Authored.option(id, id, sets(name));
  }

  @Test
  void branches_declare_the_names_of_every_block() {
    Action match =
        new Action.Match(
            "1", List.of(new MatchCase(List.of("1"), sets("inCase"))), Optional.of(sets("inElse")));
    Action split = new Action.Split("arm", List.of(new Arm(1, "left", sets("inArm"))));
    Action branch =
        Authored.when("true", List.of(set("then", "1")), List.of(set("otherwise", "1")));
    assertThat(names(match, split, branch))
        .containsExactly("inCase", "inElse", "arm", "inArm", "then", "otherwise");
  }

  @Test
  void calls_and_people_declare_what_they_give_back_and_the_names_of_their_blocks() {
    HttpRules rules =
        new HttpRules(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(sets("failed")));
    Action http = new Action.Http(HttpMethod.GET, "https://x.example", Optional.of("got"), rules);
    Action run = Authored.run("other", Map.of(), "score");
    Action handoff = Authored.handoff("sales", sets("resumed"));
    Action count = new Action.CountRetry(new Retry(2, Optional.of(sets("counted"))));
    assertThat(names(http, run, handoff, count))
        .containsExactly("got", "failed", "score", "resumed", "counted");
  }

  @Test
  void handlers_declare_the_fault_and_the_names_of_their_blocks() {
    List<Handler> handlers =
        List.of(
            Authored.keyword("menu", set("asked", "1")),
            Authored.onError("fault", set("broken", "1")));
    assertThat(names(handlers)).containsExactly("asked", "fault", "broken");
  }

  @Test
  void what_is_kept_elsewhere_declares_nothing() {
    assertThat(names(set("contact.city", "1"), set("session.tier", "1"), set("cart.size", "1")))
        .containsExactly("cart");
  }
}
