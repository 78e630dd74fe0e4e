package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.parley.flow.model.WhatsAppLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A message of every kind is written as Meta's pages show it, and found to be in order. */
class EveryMessageTest {
  private static final Destination PHONE = new Destination.Phone("919876543210");

  private final Map<String, OutboundMessage> messages = Messages.all();

  @TestFactory
  Stream<DynamicTest> every_kind_is_written_as_meta_shows_it() throws IOException {
    Map<String, String> expected = expected();
    assertThat(messages.keySet()).containsExactlyElementsOf(expected.keySet());
    return messages.entrySet().stream()
        .map(message ->
            dynamicTest(
                message.getKey(),
                () ->
                    assertThat(rest(message.getValue()))
                        .isEqualTo(Payloads.JSON.readTree(expected.get(message.getKey())))));
  }

  @TestFactory
  Stream<DynamicTest> every_kind_is_in_order() {
    return messages.entrySet().stream()
        .map(message ->
            dynamicTest(
                message.getKey(),
                () ->
                    assertThat(OutboundCheck.faults(to(message.getValue()), WhatsAppLimits.V24))
                        .isEmpty()));
  }

  @Test
  void no_kind_is_forgotten() {
    Set<Class<?>> written = Set.copyOf(messages.values().stream().map(Object::getClass).toList());
    assertThat(leaves(OutboundMessage.class)).allMatch(written::contains);
  }

  @Test
  void the_marketing_endpoint_takes_the_same_body_and_how_it_is_to_be_used() {
    Outbound outbound = to(messages.get("template without gaps"));
    JsonNode plain = Payloads.JSON.readTree(Renderer.render(outbound));
    ObjectNode loose = marketing(outbound, new Marketing(false, Optional.empty()));
    assertThat(loose.remove("product_policy").asString()).isEqualTo("CLOUD_API_FALLBACK");
    assertThat(loose).isEqualTo(plain);
    ObjectNode strict = marketing(outbound, new Marketing(true, Optional.of(false)));
    assertThat(strict.get("product_policy").asString()).isEqualTo("STRICT");
    assertThat(strict.get("message_activity_sharing").booleanValue()).isFalse();
  }

  @TestFactory
  Stream<DynamicTest> what_others_send_is_what_we_send() {
    Map<String, OutboundMessage> theirs = new LinkedHashMap<>();
    theirs.put("req-audio-3.json", media(Content.Media.Kind.AUDIO, "4545454545454", "", ""));
    theirs.put(
        "req-audio-reply-1.json", media(Content.Media.Kind.AUDIO, "<AUDIO_OBJECT_ID>", "", ""));
    theirs.put(
        "req-image-reply-1.json", media(Content.Media.Kind.IMAGE, "<IMAGE_OBJECT_ID>", "", ""));
    theirs.put(
        "req-sticker-reply-1.json", media(Content.Media.Kind.STICKER, "<MEDIA_OBJECT_ID>", "", ""));
    theirs.put(
        "req-video-reply-1.json",
        media(Content.Media.Kind.VIDEO, "<VIDEO_OBJECT_ID>", "<VIDEO_CAPTION_TEXT>", ""));
    theirs.put(
        "req-document-reply-1.json",
        media(
            Content.Media.Kind.DOCUMENT,
            "<DOCUMENT_OBJECT_ID>",
            "<DOCUMENT_CAPTION_TO_SEND>",
            "<DOCUMENT_FILENAME>"));
    theirs.put(
        "req-location-2.json",
        new OutboundMessage.Location(
            37.758056,
            -122.425332,
            Optional.of("META HQ"),
            Optional.of("1 Hacker Way, Menlo Park, CA 94025")));
    theirs.put("req-contacts-2.json", new OutboundMessage.Contacts(List.of(mauricio())));
    Payloads payloads = Payloads.find();
    return theirs.entrySet().stream()
        .map(their ->
            dynamicTest(
                their.getKey(),
                () ->
                    assertThat(rest(their.getValue()))
                        .isEqualTo(rest(payloads.named(their.getKey()).json()))));
  }

  private static ContactCard mauricio() {
    Optional<String> none = Optional.empty();
    return new ContactCard(
        new ContactCard.Name("Mauricio Binda", Optional.of("Mauricio"), none, none, none, none),
        List.of(new ContactCard.Phone("121212121212", none, Optional.of("IPHONE"))),
        List.of(new ContactCard.Labelled("mauriciobinda@hotmail.com", Optional.of("HOME"))),
        List.of(new ContactCard.Labelled("https://www.google.com", Optional.of("WORK"))),
        List.of(
            new ContactCard.Address(
                Optional.of("47 W 13th St"),
                Optional.of("New York"),
                Optional.of("NY"),
                Optional.of("10011"),
                Optional.of("United States"),
                Optional.of("US"),
                Optional.of("WORK"))),
        Optional.of(
            new ContactCard.Work(
                Optional.of("My company"), Optional.of("IT"), Optional.of("Org title"))),
        Optional.of("1900-01-01"));
  }

  private static OutboundMessage media(
      Content.Media.Kind kind, String id, String caption, String filename) {
    return new OutboundMessage.Media(
        kind,
        Messages.id(id),
        Optional.of(caption).filter(c -> !c.isEmpty()),
        Optional.of(filename).filter(f -> !f.isEmpty()));
  }

  private static Outbound to(OutboundMessage message) {
    return new Outbound(PHONE, message, Optional.empty(), Optional.empty());
  }

  private static ObjectNode marketing(Outbound outbound, Marketing marketing) {
    return (ObjectNode) Payloads.JSON.readTree(Renderer.renderMarketing(outbound, marketing));
  }

  private static JsonNode rest(OutboundMessage message) {
    return rest(Payloads.JSON.readTree(Renderer.render(to(message))));
  }

  /** A request without what does not depend on the message. */
  private static JsonNode rest(JsonNode request) {
    return ((ObjectNode) request)
        .remove(List.of("messaging_product", "recipient_type", "to", "context"));
  }

  private static Set<Class<?>> leaves(Class<?> family) {
    Set<Class<?>> leaves = new TreeSet<>(java.util.Comparator.comparing(Class::getName));
    for (Class<?> kind : family.getPermittedSubclasses()) {
      leaves.addAll(kind.isSealed() ? leaves(kind) : Set.of(kind));
    }
    return leaves;
  }

  private static Map<String, String> expected() throws IOException {
    try (InputStream in = EveryMessageTest.class.getResourceAsStream("outbound.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      List<String> lines = text.lines().skip(1).toList();
      Map<String, String> expected = new LinkedHashMap<>();
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        expected.put(lines.get(i), lines.get(i + 1));
      }
      return expected;
    }
  }
}
