package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.Destination;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.InboundMessage;
import dev.parley.runtime.whatsapp.Outbound;
import dev.parley.runtime.whatsapp.OutboundMessage;
import dev.parley.runtime.whatsapp.OutboundMessage.Around;
import dev.parley.runtime.whatsapp.OutboundMessage.Button;
import dev.parley.runtime.whatsapp.OutboundMessage.Row;
import dev.parley.runtime.whatsapp.OutboundMessage.Section;
import dev.parley.runtime.whatsapp.SendResult;
import dev.parley.runtime.whatsapp.StatusUpdate;
import dev.parley.runtime.whatsapp.Webhook;
import dev.parley.runtime.whatsapp.WebhookEvent;
import dev.parley.runtime.whatsapp.WebhookParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The emulator and the room that talks to Meta understand each other. */
class WhatsAppRoomTest {
  private static final Destination ADA = new Destination.Phone("12025550143");

  private final World world = new World();
  private final GraphClient client =
      new GraphClient(GraphClient.Settings.of(world.emulator.graphUrl(), "v24.0"));
  private final Credentials credentials =
      new Credentials(World.PHONE_ID, world.secrets.accessToken());

  @AfterEach
  void close() {
    client.close();
    world.close();
  }

  @Test
  void everything_the_client_sends_is_accepted_and_arrives() {
    world.writes(World.ADA, "hi");
    Around around = new Around(Optional.of("Pizzeria"), Optional.of("until 22:00"));
    List<OutboundMessage> messages =
        List.of(
            new OutboundMessage.Text("Grüße \"you\" \u2028 😀", true),
            new OutboundMessage.Buttons("Which?", around, List.of(new Button("t1", "Small"))),
            new OutboundMessage.ListMenu("Which?", around, "Choose", List.of(section())),
            new OutboundMessage.Link("Look", around, "Open", "https://example.com/?a=b"));

    assertThat(messages)
        .extracting(message -> send(ADA, message))
        .allSatisfy(result -> assertThat(result).isInstanceOf(SendResult.Accepted.class));
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.chat(World.ADA)).hasSize(5);
    assertThat(world.chat(World.ADA).at("/1/content/text/body").asString())
        .isEqualTo("Grüße \"you\" \u2028 😀");
  }

  @Test
  void the_answer_tells_the_phone_number_or_the_user_id() {
    world.writes(World.BENNO, "hi");
    Destination benno = new Destination.User(World.userId(World.BENNO));

    SendResult.Accepted byPhone = accepted(send(ADA, new OutboundMessage.Text("hi", false)));
    SendResult.Accepted byUser = accepted(send(benno, new OutboundMessage.Text("hi", false)));
    assertThat(byPhone.waId()).hasValue("12025550143");
    assertThat(byUser.bsuid()).hasValue(World.userId(World.BENNO));
    assertThat(byUser.waId()).isEmpty();
  }

  @Test
  void a_refusal_and_a_wrong_token_are_definite_answers() {
    String tooLong = "A title far too long for it";
    OutboundMessage buttons =
        new OutboundMessage.Buttons("?", Around.NONE, List.of(new Button("a", tooLong)));
    Credentials wrong = new Credentials(World.PHONE_ID, "wrong");

    assertThat(send(ADA, buttons))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> assertThat(refused.error().code()).isEqualTo(131009));
    assertThat(client.send(wrong, outbound(ADA, new OutboundMessage.Text("hi", false))))
        .isInstanceOfSatisfying(
            SendResult.Refused.class,
            refused -> {
              assertThat(refused.error().code()).isEqualTo(190);
              assertThat(refused.httpStatus()).isEqualTo(401);
            });
  }

  @Test
  void messages_taps_and_statuses_are_read_as_what_they_are() {
    world.writes(World.BENNO, "Käse?");
    Destination benno = new Destination.User(World.userId(World.BENNO));
    OutboundMessage list =
        new OutboundMessage.ListMenu("Which?", Around.NONE, "Choose", List.of(section()));
    String wamid = accepted(send(benno, list)).wamid();
    world.time.pass(Duration.ofSeconds(1));
    world.taps(World.BENNO, wamid, "r1");

    List<WebhookEvent> events = events();
    InboundMessage first = (InboundMessage) events.getFirst();
    assertThat(first.content()).isEqualTo(new Content.Text("Käse?"));
    assertThat(first.sender().waId()).isEmpty();
    assertThat(first.sender().bsuid()).hasValue(World.userId(World.BENNO));
    assertThat(first.sender().profileName()).hasValue("Benno Groß");
    InboundMessage tap = (InboundMessage) events.getLast();
    assertThat(tap.content())
        .isEqualTo(new Content.ListReply("r1", "Olives", Optional.of("black")));
    assertThat(tap.context().orElseThrow().messageId()).hasValue(wamid);
    assertThat(events)
        .filteredOn(StatusUpdate.class::isInstance)
        .extracting(event -> ((StatusUpdate) event).state())
        .containsExactly(StatusUpdate.State.SENT, StatusUpdate.State.DELIVERED);
    assertThat(events)
        .filteredOn(StatusUpdate.class::isInstance)
        .allMatch(event -> ((StatusUpdate) event).opaqueData().equals(Optional.of("out_1")));
  }

  @Test
  void a_failed_status_carries_its_code() {
    send(ADA, new OutboundMessage.Text("we miss you", false));
    world.time.pass(Duration.ofSeconds(1));

    StatusUpdate failed = (StatusUpdate) events().getFirst();
    assertThat(failed.state()).isEqualTo(StatusUpdate.State.FAILED);
    assertThat(failed.errors().getFirst().code()).isEqualTo(131047);
  }

  @Test
  void a_read_mark_with_typing_is_shown_on_the_phone() {
    String wamid = world.writes(World.ADA, "hi").json().path("id").asString();

    assertThat(client.markRead(credentials, wamid, true)).isInstanceOf(SendResult.Accepted.class);
    assertThat(world.chat(World.ADA).at("/0/tick").asString()).isEqualTo("read");
    assertThat(world.phone("/api/state").json().at("/customers/0/typing").asBoolean()).isTrue();
  }

  private static Section section() {
    return new Section(Optional.empty(), List.of(new Row("r1", "Olives", Optional.of("black"))));
  }

  private SendResult send(Destination to, OutboundMessage message) {
    return client.send(credentials, outbound(to, message));
  }

  private static Outbound outbound(Destination to, OutboundMessage message) {
    return new Outbound(to, message, Optional.of("out_1"), Optional.empty());
  }

  private static SendResult.Accepted accepted(SendResult result) {
    assertThat(result).isInstanceOf(SendResult.Accepted.class);
    return (SendResult.Accepted) result;
  }

  private List<WebhookEvent> events() {
    Instant received = world.time.now();
    return world.business.texts().stream()
        .map(text -> WebhookParser.parse(text.getBytes(StandardCharsets.UTF_8), received))
        .flatMap(webhook ->
            webhook instanceof Webhook.Parsed parsed ? parsed.events().stream() : Stream.empty())
        .toList();
  }
}
