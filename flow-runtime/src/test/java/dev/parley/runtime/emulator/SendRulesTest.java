package dev.parley.runtime.emulator;

import static dev.parley.runtime.emulator.SendBodies.bodiedList;
import static dev.parley.runtime.emulator.SendBodies.button;
import static dev.parley.runtime.emulator.SendBodies.buttons;
import static dev.parley.runtime.emulator.SendBodies.contacts;
import static dev.parley.runtime.emulator.SendBodies.framed;
import static dev.parley.runtime.emulator.SendBodies.interactive;
import static dev.parley.runtime.emulator.SendBodies.list;
import static dev.parley.runtime.emulator.SendBodies.row;
import static dev.parley.runtime.emulator.SendBodies.rows;
import static dev.parley.runtime.emulator.SendBodies.section;
import static dev.parley.runtime.emulator.SendBodies.text;
import static dev.parley.runtime.emulator.SendBodies.url;
import static dev.parley.runtime.emulator.SendBodies.x;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every limit at its edge: what just fits is accepted, one more is refused with Meta's code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendRulesTest {
  private World world;

  @BeforeAll
  void open() {
    world = new World();
    world.writes(World.ADA, "hi");
  }

  @AfterAll
  void close() {
    world.close();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void accepts(String what, String body) {
    World.Answer answer = world.send(body);
    assertThat(answer.status()).as("%s: %s", what, answer.raw().body()).isEqualTo(200);
    assertThat(answer.messageId()).startsWith("wamid.");
  }

  static Stream<Arguments> accepts() {
    return Stream.of(
        arguments("text of 4096", text(x(4096))),
        arguments("text of 4096 emoji", text("😀".repeat(4096))),
        arguments("text without a type", "\"text\":{\"body\":\"hi\"}"),
        arguments(
            "callback data of 512",
            "\"biz_opaque_callback_data\":\"" + x(512) + "\"," + text("hi")),
        arguments(
            "context of an unknown message",
            "\"context\":{\"message_id\":\"wamid.x\"}," + text("hi")),
        arguments(
            "3 buttons",
            buttons(x(1024), List.of(button(x(256), x(20)), button("b", "B"), button("c", "C")))),
        arguments(
            "button header and footer",
            interactive(
                "button",
                "{\"text\":\"b\"}",
                "{\"buttons\":[" + button("a", "A") + "]}",
                ",\"header\":{\"type\":\"text\",\"text\":\""
                    + x(60)
                    + "\"},\"footer\":{\"text\":\""
                    + x(60)
                    + "\"}")),
        arguments("type in capitals", list("LIST", x(20), section("", row("a", "A", "")))),
        arguments(
            "10 rows in 2 sections",
            list("list", "Choose", section(x(24), rows("a", 5)), section("two", rows("b", 5)))),
        arguments("longest row", list("list", "Choose", section("", row(x(200), x(24), x(72))))),
        arguments("list body of 1024", bodiedList(x(1024), section("", row("a", "A", "")))),
        arguments("url button", url(x(20), "https://example.com/a?b=c#d")),
        arguments(
            "image by link",
            "\"type\":\"image\",\"image\":{\"link\":\"https://example.com/a.png\",\"caption\":\""
                + x(1024)
                + "\"}"),
        arguments(
            "document by id",
            "\"type\":\"document\",\"document\":{\"id\":\"123\",\"filename\":\"a.pdf\"}"),
        arguments("audio", "\"type\":\"audio\",\"audio\":{\"id\":\"123\",\"voice\":true}"),
        arguments("sticker", "\"type\":\"sticker\",\"sticker\":{\"id\":\"123\"}"),
        arguments("video", "\"type\":\"video\",\"video\":{\"id\":\"123\"}"),
        arguments(
            "location",
            "\"type\":\"location\",\"location\":{\"latitude\":-90,\"longitude\":\"179.5\"}"),
        arguments("257 contacts", contacts(257)),
        arguments(
            "reaction",
            "\"type\":\"reaction\",\"reaction\":{\"message_id\":\"wamid.x\",\"emoji\":\"\"}"),
        arguments(
            "template",
            "\"type\":\"template\",\"template\":{\"name\":\"a_b\",\"language\":{\"code\":\"en_US\"}}"),
        arguments("flow", interactive("flow", "{\"text\":\"b\"}", "{\"name\":\"flow\"}", "")),
        arguments(
            "location request",
            interactive(
                "location_request_message",
                "{\"text\":\"b\"}",
                "{\"name\":\"send_location\"}",
                "")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void refuses(String what, String body, int code, String details) {
    world.send(body).isRefused(what, code, details);
  }

  static Stream<Arguments> refuses() {
    return Stream.concat(textsAndFrames(), others());
  }

  private static Stream<Arguments> textsAndFrames() {
    return Stream.of(
        arguments("text of 4097", text(x(4097)), 100, "text['body'] must be at most 4096"),
        arguments("empty text", text(""), 131008, "text['body']"),
        arguments("blank text", text("  "), 131008, "text['body']"),
        arguments(
            "text that is a number",
            "\"type\":\"text\",\"text\":{\"body\":5}",
            100,
            "text['body'] must be a string"),
        arguments(
            "text that is no object",
            "\"type\":\"text\",\"text\":\"hi\"",
            100,
            "text must be a JSON object"),
        arguments(
            "no text",
            "\"type\":\"text\"",
            131008,
            "Parameter 'text' is mandatory for type 'text'"),
        arguments("unknown type", "\"type\":\"hologram\",\"hologram\":{}", 100, "got \"hologram\""),
        arguments(
            "callback data of 513",
            "\"biz_opaque_callback_data\":\"" + x(513) + "\"," + text("hi"),
            131009,
            "biz_opaque_callback_data"),
        arguments(
            "context without id", "\"context\":{}," + text("hi"), 131008, "context['message_id']"),
        arguments(
            "group",
            "\"recipient_type\":\"group\"," + text("hi"),
            100,
            "recipient_type must be one of {INDIVIDUAL}"),
        arguments(
            "unknown interactive",
            interactive("carrousel", "{\"text\":\"b\"}", "{}", ""),
            100,
            "interactive['type']"),
        arguments(
            "no action",
            "\"type\":\"interactive\",\"interactive\":{\"type\":\"button\",\"body\":{\"text\":\"b\"}}",
            131008,
            "interactive['action']"),
        arguments(
            "no body",
            interactive("button", "null", "{\"buttons\":[" + button("a", "A") + "]}", ""),
            131008,
            "interactive['body']"),
        arguments(
            "header of 61",
            framed("\"header\":{\"type\":\"text\",\"text\":\"" + x(61) + "\"}"),
            131009,
            "interactive['header']['text']"),
        arguments(
            "header of audio",
            framed("\"header\":{\"type\":\"audio\",\"audio\":{\"id\":\"1\"}}"),
            100,
            "interactive['header']['type']"),
        arguments(
            "header without medium",
            framed("\"header\":{\"type\":\"image\",\"image\":{}}"),
            131009,
            "interactive['header']['image']['id']"),
        arguments(
            "footer of 61",
            framed("\"footer\":{\"text\":\"" + x(61) + "\"}"),
            131009,
            "interactive['footer']['text']"));
  }

  private static Stream<Arguments> others() {
    return Stream.of(
        arguments(
            "image with id and link",
            "\"type\":\"image\",\"image\":{\"id\":\"1\",\"link\":\"https://e.com/a.png\"}",
            131009,
            "Exactly one of image['id'] and image['link']"),
        arguments("image of neither", "\"type\":\"image\",\"image\":{}", 131009, "image['link']"),
        arguments(
            "image from a file",
            "\"type\":\"image\",\"image\":{\"link\":\"file:///etc/passwd\"}",
            131009,
            "image['link']"),
        arguments(
            "caption of 1025",
            "\"type\":\"video\",\"video\":{\"id\":\"1\",\"caption\":\"" + x(1025) + "\"}",
            131009,
            "video['caption']"),
        arguments(
            "audio with caption",
            "\"type\":\"audio\",\"audio\":{\"id\":\"1\",\"caption\":\"c\"}",
            100,
            "Unexpected key \"caption\""),
        arguments(
            "latitude of 91",
            "\"type\":\"location\",\"location\":{\"latitude\":91,\"longitude\":0}",
            131009,
            "location['latitude']"),
        arguments(
            "longitude in words",
            "\"type\":\"location\",\"location\":{\"latitude\":1,\"longitude\":\"east\"}",
            131009,
            "location['longitude']"),
        arguments("258 contacts", contacts(258), 131009, "contacts must have 1 to 257"),
        arguments(
            "contact without name",
            "\"type\":\"contacts\",\"contacts\":[{\"phones\":[]}]",
            131008,
            "contacts[0]['name']"),
        arguments(
            "reaction to nothing",
            "\"type\":\"reaction\",\"reaction\":{\"emoji\":\"x\"}",
            131008,
            "reaction['message_id']"),
        arguments(
            "template without language",
            "\"type\":\"template\",\"template\":{\"name\":\"a\"}",
            131008,
            "template['language']"),
        arguments(
            "template in capitals",
            "\"type\":\"template\",\"template\":{\"name\":\"A\",\"language\":{\"code\":\"en\"}}",
            131009,
            "template['name']"));
  }
}
