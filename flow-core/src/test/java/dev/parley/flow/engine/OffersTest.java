package dev.parley.flow.engine;

import static dev.parley.flow.engine.Authored.ask;
import static dev.parley.flow.engine.Authored.flow;
import static dev.parley.flow.engine.Authored.option;
import static dev.parley.flow.engine.Authored.say;
import static dev.parley.flow.engine.Authored.set;
import static dev.parley.flow.engine.Authored.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.ChoiceForm;
import dev.parley.flow.model.ChoiceItem;
import dev.parley.flow.model.OptionsEach;
import dev.parley.flow.model.Prompt;
import dev.parley.flow.model.Target;
import dev.parley.flow.model.WaitRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Options that are made of lists, and lists in parts. */
class OffersTest {
  private static final Action SLOTS =
      set("slots", "[{ id: 'mon', day: 'Monday' }, { id: 'tue', day: 'Tuesday' }]");

  private static Action choose(Optional<ChoiceForm.Kind> form, ChoiceItem... items) {
    return new Action.Choose(
        "o",
        Prompt.of("Which?"),
        new ChoiceForm(form, Optional.empty()),
        List.of(items),
        Optional.empty(),
        WaitRules.none(),
        Optional.empty());
  }

  private static Action choose(ChoiceItem... items) {
    return choose(Optional.empty(), items);
  }

  private static OptionsEach each(String list, Optional<Target> target) {
    return new OptionsEach(
        "slot", list, new OptionsEach.Row("slot.id", "${slot.day}", Optional.empty()), target);
  }

  private static Talk slots(ChoiceItem... items) {
    return Talk.with(flow(step("s", SLOTS, choose(items), say("${o} is ${slot?.day ?? 'none'}"))));
  }

  @Test
  void each_item_of_a_list_is_an_option_and_the_chosen_item_keeps_its_name() {
    Talk talk = slots(each("slots", Optional.empty()), option("none", "None of them"));
    assertThat(((Message.Buttons) talk.turn().messages().getFirst()).choices())
        .extracting(Message.Choice::option, Message.Choice::title)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("mon", "Monday"),
            org.assertj.core.groups.Tuple.tuple("tue", "Tuesday"),
            org.assertj.core.groups.Tuple.tuple("none", "None of them"));
    assertThat(talk.taps("tue").bot()).containsExactly("tue is Tuesday");
    assertThat(slots(each("slots", Optional.empty())).says("monday").bot())
        .containsExactly("mon is Monday");
    assertThat(slots(each("slots", Optional.empty())).says("2").bot())
        .containsExactly("tue is Tuesday");
    assertThat(slots(each("slots", Optional.empty()), option("none", "None")).says("no").bot())
        .containsExactly("none is none");
  }

  @Test
  void a_list_that_is_none_or_has_an_id_twice_is_a_fault() {
    assertThat(slots(each("7", Optional.empty())).failure()).isEqualTo("FLW5311");
    assertThat(slots(each("[...slots, ...slots]", Optional.empty())).failure())
        .isEqualTo("FLW5311");
  }

  @Test
  void parts_make_a_list_with_titles() {
    ChoiceItem drinks = new ChoiceItem.Section("Drinks", List.of(option("tea", "Tea")));
    ChoiceItem food =
        new ChoiceItem.Section("Food", List.of(option("pie", "Pie"), option("bun", "Bun")));
    Talk talk = Talk.with(flow(step("s", choose(drinks, food), say("${o}"))));
    Message.Menu menu = (Message.Menu) talk.turn().messages().getFirst();
    assertThat(menu.sections())
        .extracting(Message.Section::title, part -> part.choices().size())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Optional.of("Drinks"), 1),
            org.assertj.core.groups.Tuple.tuple(Optional.of("Food"), 2));
    assertThat(talk.taps("bun").bot()).containsExactly("bun");
  }

  @Test
  void a_choice_as_text_numbers_its_options_under_their_titles() {
    ChoiceItem drinks = new ChoiceItem.Section("Drinks", List.of(option("tea", "Tea")));
    ChoiceItem food = new ChoiceItem.Section("Food", List.of(option("pie", "Pie")));
    Talk talk =
        Talk.with(
            flow(step("s", choose(Optional.of(ChoiceForm.Kind.TEXT), drinks, food), say("${o}"))));
    assertThat(talk.bot()).containsExactly("Which?\n\nDrinks\n1. Tea\n\nFood\n2. Pie");
    assertThat(talk.says("2").bot()).containsExactly("pie");
  }

  @Test
  void what_was_shown_of_a_list_counts_although_the_list_has_changed_since() {
    Talk talk =
        Talk.with(
            flow(
                List.of(Authored.keyword("more", true, Authored.block(set("slots", "[]")))),
                step("s", SLOTS, choose(each("slots", Optional.empty())), ask("x", "?"))));
    String id = ((Message.Buttons) talk.turn().messages().getFirst()).choices().getFirst().id();
    assertThat(talk.says("more").failure()).isEqualTo("FLW5304");
    assertThat(talk.sends(new Incoming.Tap(id, "Monday")).outcome()).isEqualTo(Outcome.REFUSED);
  }
}
