package dev.parley.runtime.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.WhatsAppLimits;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboundCheckTest {

  @Test
  void a_text_may_have_4096_characters_and_an_emoji_is_one() {
    assertThat(faults(new OutboundMessage.Text("🍕".repeat(4096), false))).isEmpty();
    assertThat(faults(new OutboundMessage.Text("x".repeat(4097), false)))
        .containsExactly("The text has 4097 characters, and WhatsApp takes at most 4096.");
  }

  @Test
  void a_text_must_say_something() {
    assertThat(faults(new OutboundMessage.Text(" \n", false)))
        .containsExactly("The text is empty.");
  }

  @Test
  void one_to_three_buttons_are_taken() {
    assertThat(faults(buttons(titles(1)))).isEmpty();
    assertThat(faults(buttons(titles(3)))).isEmpty();
    assertThat(faults(buttons(titles(0)))).containsExactly("There are no buttons.");
    assertThat(faults(buttons(titles(4))))
        .containsExactly("There are 4 buttons, and WhatsApp takes 3.");
  }

  @Test
  void a_buttons_title_has_at_most_20_characters_and_no_twin() {
    assertThat(faults(buttons(List.of("x".repeat(20), "y".repeat(21)))))
        .containsExactly("The title of button 2 has 21 characters, and WhatsApp takes at most 20.");
    assertThat(faults(buttons(List.of("Yes", "No", "Yes"))))
        .containsExactly("Two buttons have the title \"Yes\".");
    assertThat(faults(buttons(List.of("Yes", ""))))
        .containsExactly("The title of button 2 is empty.");
  }

  @Test
  void a_buttons_id_has_at_most_256_characters() {
    OutboundMessage.Button button = new OutboundMessage.Button("i".repeat(257), "Yes");
    assertThat(
            faults(new OutboundMessage.Buttons("?", OutboundMessage.Around.NONE, List.of(button))))
        .containsExactly("The id of button 1 has 257 characters, and WhatsApp takes at most 256.");
  }

  @Test
  void header_and_footer_have_at_most_60_characters() {
    OutboundMessage.Around around =
        new OutboundMessage.Around(Optional.of("h".repeat(61)), Optional.of("f".repeat(61)));
    assertThat(faults(new OutboundMessage.Link("b", around, "Open", "https://example.org")))
        .containsExactly(
            "The header has 61 characters, and WhatsApp takes at most 60.",
            "The footer has 61 characters, and WhatsApp takes at most 60.");
  }

  @Test
  void a_list_has_at_most_ten_rows_over_all_sections() {
    assertThat(faults(menu(section("A", 5), section("B", 5)))).isEmpty();
    assertThat(faults(menu(section("A", 5), section("B", 6))))
        .containsExactly("There are 11 rows, and WhatsApp takes 10.");
  }

  @Test
  void several_sections_need_titles_and_rows() {
    assertThat(
            faults(
                menu(section("A", 1), new OutboundMessage.Section(Optional.empty(), rows("B", 1)))))
        .containsExactly("Of several sections each needs a title, and section 2 has none.");
    assertThat(faults(menu(section("A", 1), section("B", 0))))
        .containsExactly("There are no rows in section 2.");
    assertThat(faults(menu(new OutboundMessage.Section(Optional.empty(), rows("B", 1))))).isEmpty();
  }

  @Test
  void each_part_of_a_list_has_its_own_limit() {
    OutboundMessage.Row row =
        new OutboundMessage.Row("i".repeat(201), "t".repeat(25), Optional.of("d".repeat(73)));
    OutboundMessage menu =
        new OutboundMessage.ListMenu(
            "b".repeat(1025),
            OutboundMessage.Around.NONE,
            "l".repeat(21),
            List.of(new OutboundMessage.Section(Optional.of("s".repeat(25)), List.of(row))));
    assertThat(faults(menu))
        .containsExactly(
            "The text has 1025 characters, and WhatsApp takes at most 1024.",
            "The text of the list's button has 21 characters, and WhatsApp takes at most 20.",
            "The title of section 1 has 25 characters, and WhatsApp takes at most 24.",
            "The title of row 1 has 25 characters, and WhatsApp takes at most 24.",
            "The id of row 1 has 201 characters, and WhatsApp takes at most 200.",
            "The description of row 1 has 73 characters, and WhatsApp takes at most 72.");
  }

  @Test
  void rows_may_share_a_title_but_not_an_id() {
    OutboundMessage.Row first = new OutboundMessage.Row("a", "Same", Optional.empty());
    OutboundMessage.Row second = new OutboundMessage.Row("b", "Same", Optional.empty());
    assertThat(faults(menu(new OutboundMessage.Section(Optional.empty(), List.of(first, second)))))
        .isEmpty();
    assertThat(faults(menu(new OutboundMessage.Section(Optional.empty(), List.of(first, first)))))
        .containsExactly("Two rows have the id \"a\".");
  }

  @Test
  void a_link_is_a_web_address() {
    assertThat(
            faults(
                new OutboundMessage.Link(
                    "b", OutboundMessage.Around.NONE, "Open", "javascript:alert(1)")))
        .containsExactly("A link must be a web address that begins with https://.");
  }

  @Test
  void an_address_that_cannot_be_one_is_refused_without_repeating_it() {
    OutboundMessage text = new OutboundMessage.Text("x", false);
    List<Destination> wrong =
        List.of(
            new Destination.Phone("call me"),
            new Destination.Phone("0049123"),
            new Destination.User("16505551234"),
            new Destination.Group(" "));
    for (Destination to : wrong) {
      assertThat(address(to, text))
          .as(to.toString())
          .singleElement()
          .asString()
          .doesNotContain("4");
    }
    assertThat(address(new Destination.Phone("+16505551234"), text)).isEmpty();
    assertThat(address(new Destination.User("US.ENT.11815799212886844830"), text)).isEmpty();
  }

  @Test
  void callback_data_has_at_most_512_characters() {
    Outbound outbound =
        new Outbound(
            new Destination.Phone("16505551234"),
            new OutboundMessage.Text("x", false),
            Optional.of("o".repeat(513)),
            Optional.empty());
    assertThat(OutboundCheck.faults(outbound, WhatsAppLimits.V24))
        .containsExactly("The callback data has 513 characters, and WhatsApp takes at most 512.");
  }

  @Test
  void the_table_is_found_by_the_version_of_the_api() {
    assertThat(WhatsAppLimits.of("v24.0")).isEqualTo(WhatsAppLimits.V24);
    assertThat(WhatsAppLimits.of("v99.0")).isEqualTo(WhatsAppLimits.V24);
  }

  private static List<String> address(Destination to, OutboundMessage message) {
    return OutboundCheck.faults(
        new Outbound(to, message, Optional.empty(), Optional.empty()), WhatsAppLimits.V24);
  }

  private static List<String> faults(OutboundMessage message) {
    return OutboundCheck.faults(message, WhatsAppLimits.V24);
  }

  private static List<String> titles(int count) {
    return IntStream.range(0, count).mapToObj(i -> "Title " + i).toList();
  }

  private static OutboundMessage buttons(List<String> titles) {
    List<OutboundMessage.Button> buttons =
        IntStream.range(0, titles.size())
            .mapToObj(i -> new OutboundMessage.Button("b" + i, titles.get(i)))
            .toList();
    return new OutboundMessage.Buttons("Which?", OutboundMessage.Around.NONE, buttons);
  }

  private static OutboundMessage menu(OutboundMessage.Section... sections) {
    return new OutboundMessage.ListMenu(
        "Which?", OutboundMessage.Around.NONE, "Choose", List.of(sections));
  }

  private static OutboundMessage.Section section(String title, int rows) {
    return new OutboundMessage.Section(Optional.of(title), rows(title, rows));
  }

  private static List<OutboundMessage.Row> rows(String prefix, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new OutboundMessage.Row(prefix + i, "Row " + i, Optional.empty()))
        .toList();
  }
}
