package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything a flow can say, on its way through the real server to the emulator's Graph API. */
class EveryMessageKindTest {
  private static final String KEY = "an-api-key-of-a-test";
  private static final String FILE = "https://example.com/a";
  private static final String EVERYTHING =
      """
      flow hello {}

      trigger any

      step start {
        say "Words."
        send image "https://example.com/a.png" caption "A picture" filename "a.png"
        send video "https://example.com/a.mp4"
        send audio "4711"
        send document "https://example.com/a.pdf" caption "Read it" filename "a.pdf"
        send sticker "https://example.com/a.webp"
        send location (lat: 12.5, long: 77.25, name: "Shop", address: "Main Road 1")
        send contact (name: "Shop", phone: "+14155550100", email: "a@example.com", company: "Napoli")
        send product (id: "sku-1", catalog: "194836987003835", text: "Try it", footer: "Fresh")
        template order_reminder en {
          header { type: "image", url: "https://example.com/a.png" }
          body "Ada", 3
          button 1 "A1001"
        }
        template plain_words pt_BR { header "Hi" }
        say "Look" { cta "Open" "https://example.com" }
        choose size "Which?" as buttons { option small "Small" option large "Large" }
        choose topping "On top?" as list { option basil "Basil" option olives "Olives" }
        ask details: form(delivery) "Your address?" {
          cta "Fill in" screen "FIRST" data { city: "Rome" }
        }
        end
      }
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Runtime server;
  private String ada;

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private void start(String flow) throws IOException {
    Path bot = Files.createDirectories(folder.resolve("bot"));
    Files.writeString(bot.resolve("hello.flow"), flow);
    SettingSources sources =
        new SettingSources()
            .flag(Setting.PARLEY_PORT, Optional.of("0"))
            .flag(Setting.PARLEY_DATA, Optional.of(folder.resolve("data").toString()))
            .flag(Setting.PARLEY_API_KEY, Optional.of(KEY));
    server = Runtime.start(Config.of(sources), Optional.of(Bots.load(bot)));
    ada = call("/phone/api/state", "").at("/customers/0/id").asString();
  }

  /** Posts a body, or gets where there is none. */
  private JsonNode call(String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
            .header("Authorization", "Bearer " + KEY)
            .header("Content-Type", "application/json");
    if (!body.isEmpty()) {
      request.POST(BodyPublishers.ofString(body));
    }
    try {
      return JsonMapper.shared()
          .readTree(client.send(request.build(), BodyHandlers.ofString(UTF_8)).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void write(String text) {
    call("/phone/api/customers/" + ada + "/messages", "{\"text\":\"" + text + "\"}");
  }

  /** The business's messages as they were posted, as soon as there are so many. */
  private List<JsonNode> heard(int count) {
    long end = System.nanoTime() + 60_000_000_000L;
    List<JsonNode> heard = List.of();
    while (System.nanoTime() < end) {
      heard = new ArrayList<>();
      for (JsonNode item : call("/phone/api/customers/" + ada + "/messages", "").get("items")) {
        if (item.get("from").asString().equals("business")) {
          heard.add(item);
        }
      }
      if (heard.size() >= count) {
        return heard.stream().map(item -> item.get("content")).toList();
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("Only these came: " + heard);
  }

  private static void is(JsonNode content, String expected) {
    JsonNode wanted = JsonMapper.shared().readTree(expected);
    assertThat(content.get(content.get("type").asString())).isEqualTo(wanted);
  }

  @Test
  void the_contacts_language_is_kept_from_one_conversation_to_the_next() throws IOException {
    Path words = Files.createDirectories(folder.resolve("bot").resolve("translations"));
    Files.writeString(
        words.resolve("hello.hi.json"),
        """
        {"format": 1, "texts": {"hello": {"source": "Hello!", "text": "नमस्ते!"}}}
        """);
    start(
        """
        flow hello {}

        trigger any

        step start {
          say "Hello!" #hello
          language "hi"
          end
        }
        """);
    write("hi");
    assertThat(heard(1).getLast().at("/text/body").asString()).isEqualTo("Hello!");
    write("hi");
    assertThat(heard(2).getLast().at("/text/body").asString()).isEqualTo("नमस्ते!");
  }

  @Test
  void each_kind_arrives_at_the_graph_api_in_metas_form() throws IOException {
    start(EVERYTHING);
    write("hi");
    List<JsonNode> heard = heard(13);
    assertThat(heard)
        .extracting(content -> content.get("type").asString())
        .containsExactly(
            "text",
            "image",
            "video",
            "audio",
            "document",
            "sticker",
            "location",
            "contacts",
            "interactive",
            "template",
            "template",
            "interactive",
            "interactive");
    is(heard.get(1), "{\"link\":\"" + FILE + ".png\",\"caption\":\"A picture\"}");
    is(heard.get(2), "{\"link\":\"" + FILE + ".mp4\"}");
    is(heard.get(3), "{\"id\":\"4711\"}");
    is(
        heard.get(4),
        "{\"link\":\"" + FILE + ".pdf\",\"caption\":\"Read it\",\"filename\":\"a.pdf\"}");
    is(heard.get(5), "{\"link\":\"" + FILE + ".webp\"}");
    is(
        heard.get(6),
        """
        {"latitude":12.5,"longitude":77.25,"name":"Shop","address":"Main Road 1"}
        """);
    is(
        heard.get(7),
        """
        [{"name":{"formatted_name":"Shop","first_name":"Shop"},"phones":[{"phone":"+14155550100"}],
          "emails":[{"email":"a@example.com"}],"org":{"company":"Napoli"}}]
        """);
    cards(heard.subList(8, 11));
    is(
        heard.get(11),
        """
        {"type":"cta_url","body":{"text":"Look"},"action":{"name":"cta_url",
         "parameters":{"display_text":"Open","url":"https://example.com"}}}
        """);
    questions(heard.get(12));
    assertThat(call("/emulator/ledger?deed=refused", "").get("items")).isEmpty();
  }

  private static void cards(List<JsonNode> heard) {
    is(
        heard.get(0),
        """
        {"type":"product","body":{"text":"Try it"},"footer":{"text":"Fresh"},
         "action":{"catalog_id":"194836987003835","product_retailer_id":"sku-1"}}
        """);
    is(
        heard.get(1),
        """
        {"name":"order_reminder","language":{"code":"en"},"components":[
         {"type":"header","parameters":[
          {"type":"image","image":{"link":"https://example.com/a.png"}}]},
         {"type":"body","parameters":[{"type":"text","text":"Ada"},{"type":"text","text":"3"}]},
         {"type":"button","sub_type":"url","index":"0",
          "parameters":[{"type":"text","text":"A1001"}]}]}
        """);
    is(
        heard.get(2),
        """
        {"name":"plain_words","language":{"code":"pt_BR"},"components":[
         {"type":"header","parameters":[{"type":"text","text":"Hi"}]}]}
        """);
  }

  private void questions(JsonNode buttons) {
    assertThat(buttons.at("/interactive/type").asString()).isEqualTo("button");
    assertThat(buttons.at("/interactive/action/buttons/1/reply/title").asString())
        .isEqualTo("Large");
    write("large");
    JsonNode menu = heard(14).get(13);
    assertThat(menu.at("/interactive/type").asString()).isEqualTo("list");
    assertThat(menu.at("/interactive/action/sections/0/rows/0/title").asString())
        .isEqualTo("Basil");
    write("basil");
    JsonNode form = heard(15).get(14).get("interactive");
    String token = form.at("/action/parameters/flow_token").asString();
    assertThat(token).isNotEmpty();
    assertThat(form)
        .isEqualTo(
            JsonMapper.shared()
                .readTree(
                    """
                    {"type":"flow","body":{"text":"Your address?"},"action":{"name":"flow",
                     "parameters":{"flow_message_version":"3","flow_token":"%s",
                     "flow_name":"delivery","flow_cta":"Fill in","flow_action":"navigate",
                     "flow_action_payload":{"screen":"FIRST","data":{"city":"Rome"}}}}}
                    """
                        .formatted(token)));
  }

  @Test
  void what_the_channel_would_refuse_is_noted_with_a_sentence_and_the_conversation_goes_on()
      throws IOException {
    start(
        """
        flow hello {}

        trigger any

        step start {
          send product (id: "sku-1")
          send sticker trigger.text caption "Below"
          template Reminder en
          template reminder en { body "one\\ntwo" }
          say "Still here."
          end
        }
        """);
    write("4711");
    assertThat(heard(1).getFirst().at("/text/body").asString()).isEqualTo("Still here.");
    List<String> notes = new ArrayList<>();
    for (JsonNode event : call("/api/v1/events?limit=200", "").get("items")) {
      if (event.get("kind").asString().equals("message.unsent")) {
        notes.add(event.get("outcome").asString() + ": " + event.get("detail").asString());
      }
    }
    assertThat(notes)
        .containsExactly(
            "product: WhatsApp wants the catalogue of the product sku-1 named.",
            "media: Audio and stickers have no text below them.",
            "template: A template's name is made of small letters, digits and underscores.",
            "template: Gap 1 of the template has a line break, a tab or five blanks in a row.");
    write("again");
    assertThat(heard(2).getLast().at("/text/body").asString()).isEqualTo("Still here.");
  }
}
