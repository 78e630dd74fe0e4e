package dev.parley.runtime.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RendererTest {
  private static final Destination PHONE = new Destination.Phone("16505551234");
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void a_text_to_a_phone_is_as_collected() {
    assertThat(render(PHONE, text("hello via phone"))).isEqualTo(collected("req-text-1.json"));
  }

  @Test
  void a_text_to_a_business_scoped_id_is_as_collected() {
    assertThat(render(new Destination.User("US.13491208655302741918"), text("hello via bsuid")))
        .isEqualTo(collected("req-text-bsuid-1.json"));
  }

  @Test
  void a_list_is_as_collected() {
    JsonNode expected = collected("req-interactive-list-4.json");
    // The source writes an enum's name and a number without its plus.
    ((ObjectNode) expected.get("interactive")).put("type", "list");
    ((ObjectNode) expected).put("to", "+121212121212");
    OutboundMessage menu =
        new OutboundMessage.ListMenu(
            "Body message",
            new OutboundMessage.Around(Optional.of("Header Text"), Optional.of("Footer Text")),
            "choose an option",
            List.of(section(1), section(2)));
    assertThat(render(new Destination.Phone("121212121212"), menu)).isEqualTo(expected);
  }

  @Test
  void a_reply_with_a_list_is_as_collected() {
    JsonNode expected = collected("req-interactive-list-reply-1.json");
    ((ObjectNode) expected).put("to", "+16505551234");
    OutboundMessage menu =
        new OutboundMessage.ListMenu(
            "<BODY_TEXT>",
            new OutboundMessage.Around(Optional.of("<HEADER_TEXT>"), Optional.of("<FOOTER_TEXT>")),
            "<BUTTON_TEXT>",
            List.of(placeholders(1), placeholders(2)));
    String json =
        Renderer.render(new Outbound(PHONE, menu, NONE, Optional.of("<MSGID_OF_PREV_MSG>")));
    assertThat(Payloads.JSON.readTree(json)).isEqualTo(expected);
  }

  @Test
  void reply_buttons_carry_ids_and_titles() {
    OutboundMessage buttons =
        new OutboundMessage.Buttons(
            "Which size?",
            OutboundMessage.Around.NONE,
            List.of(
                new OutboundMessage.Button("s1", "Small"),
                new OutboundMessage.Button("s2", "Large 🍕")));
    assertThat(Renderer.render(new Outbound(PHONE, buttons, Optional.of("out_7"), NONE)))
        .isEqualTo(
            """
            {"messaging_product":"whatsapp","recipient_type":"individual","to":"+16505551234",\
            "biz_opaque_callback_data":"out_7","type":"interactive","interactive":{"type":"button",\
            "body":{"text":"Which size?"},"action":{"buttons":[\
            {"type":"reply","reply":{"id":"s1","title":"Small"}},\
            {"type":"reply","reply":{"id":"s2","title":"Large 🍕"}}]}}}\
            """);
  }

  @Test
  void a_link_has_one_button_with_its_address() {
    OutboundMessage link =
        new OutboundMessage.Link(
            "Your order", OutboundMessage.Around.NONE, "Track", "https://example.org/1");
    assertThat(render(PHONE, link).get("interactive"))
        .isEqualTo(
            Payloads.JSON.readTree(
                """
                {"type":"cta_url","body":{"text":"Your order"},"action":{"name":"cta_url",
                 "parameters":{"display_text":"Track","url":"https://example.org/1"}}}\
                """));
  }

  @Test
  void a_number_that_has_its_plus_gets_no_second_one() {
    assertThat(render(new Destination.Phone("+16505551234"), text("x")).get("to").asString())
        .isEqualTo("+16505551234");
  }

  @Test
  void a_group_is_addressed_as_a_group() {
    JsonNode json = render(new Destination.Group("120363418770915618@g.us"), text("x"));
    assertThat(json.get("recipient_type").asString()).isEqualTo("group");
    assertThat(json.get("to").asString()).isEqualTo("120363418770915618@g.us");
  }

  @Test
  void a_preview_is_asked_for_only_if_wanted() {
    OutboundMessage text = new OutboundMessage.Text("https://youtu.be/hpltvTEiRrY", true);
    assertThat(render(PHONE, text).get("text").get("preview_url").booleanValue()).isTrue();
    assertThat(render(PHONE, text("x")).get("text").has("preview_url")).isFalse();
  }

  @Test
  void marking_as_read_can_show_that_we_are_typing() {
    assertThat(Renderer.renderRead("wamid.A", false))
        .isEqualTo(
            "{\"messaging_product\":\"whatsapp\",\"status\":\"read\",\"message_id\":\"wamid.A\"}");
    assertThat(Renderer.renderRead("wamid.A", true))
        .endsWith(",\"typing_indicator\":{\"type\":\"text\"}}");
  }

  private static JsonNode collected(String file) {
    ObjectNode json = (ObjectNode) Payloads.find().named(file).json();
    json.put("recipient_type", "individual");
    return json;
  }

  private static JsonNode render(Destination to, OutboundMessage message) {
    return Payloads.JSON.readTree(Renderer.render(new Outbound(to, message, NONE, NONE)));
  }

  private static OutboundMessage text(String body) {
    return new OutboundMessage.Text(body, false);
  }

  private static OutboundMessage.Section section(int section) {
    return new OutboundMessage.Section(
        Optional.of("Section " + section),
        List.of(row(section, 1), row(section, 2), row(section, 3)));
  }

  private static OutboundMessage.Row row(int section, int row) {
    String name = "SECTION_" + section + "_ROW_" + row;
    return new OutboundMessage.Row(
        name + "_ID", "Title " + row, Optional.of(name + "_DESCRIPTION"));
  }

  private static OutboundMessage.Section placeholders(int section) {
    return new OutboundMessage.Section(
        Optional.of("<LIST_SECTION_" + section + "_TITLE>"),
        List.of(placeholder(section, 1), placeholder(section, 2)));
  }

  private static OutboundMessage.Row placeholder(int section, int row) {
    String name = "SECTION_" + section + "_ROW_" + row;
    return new OutboundMessage.Row(
        "<LIST_" + name + "_ID>", "<" + name + "_TITLE>", Optional.of("<" + name + "_DESC>"));
  }
}
