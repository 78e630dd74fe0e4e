package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.dsl.Bots;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file's whole way: a customer's phone, the real server, its API, and back to the phone. */
class FilesOnThePhoneTest {
  private static final String KEY = "an-api-key-of-a-test";
  private static final byte[] PICTURE = "a picture".getBytes(UTF_8);
  private static final String FLOW =
      """
      flow album {}

      trigger any

      step start {
        if trigger.text === "menu" {
          send image "menu.png" caption "The menu"
          send document "media/prices.txt"
          end
        }
        if trigger.text.startsWith("med_") {
          send document trigger.text filename "price list.txt"
          end
        }
        ask photo: image "A photo, please."
        send image photo caption "Yours: ${photo.caption}"
        end
      }
      """;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Runtime server;
  private String ada;

  @BeforeEach
  void start() throws IOException {
    Path bot = Files.createDirectories(folder.resolve("bot"));
    Files.writeString(bot.resolve("album.flow"), FLOW);
    Files.write(bot.resolve("menu.png"), PICTURE);
    Files.writeString(Files.createDirectories(bot.resolve("media")).resolve("prices.txt"), "Tea 2");
    SettingSources sources =
        new SettingSources()
            .flag(Setting.PARLEY_PORT, Optional.of("0"))
            .flag(Setting.PARLEY_DATA, Optional.of(folder.resolve("data").toString()))
            .flag(Setting.PARLEY_API_KEY, Optional.of(KEY));
    server = Runtime.start(Config.of(sources), Optional.of(Bots.load(bot)));
    ada = json(get("/phone/api/state", null)).at("/customers/0/id").asString();
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  private HttpResponse<String> get(String path, @Nullable String key) {
    return send(request(path, key));
  }

  private HttpRequest.Builder request(String path, @Nullable String key) {
    URI uri = URI.create(path.startsWith("http") ? path : local(path));
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    return key == null ? request : request.header("Authorization", "Bearer " + key);
  }

  private String local(String path) {
    return "http://localhost:" + server.port() + path;
  }

  private HttpResponse<String> post(String path, String type, BodyPublisher body) {
    return send(request(path, KEY).header("Content-Type", type).POST(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private void write(String text) {
    post(
        "/phone/api/customers/" + ada + "/messages",
        "application/json",
        BodyPublishers.ofString("{\"text\":\"" + text + "\"}"));
  }

  /** The first item of a list that is as wanted, as soon as there is one. */
  private JsonNode await(String list, Predicate<JsonNode> wanted) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (System.nanoTime() < end) {
      for (JsonNode item : json(get(list, KEY)).get("items")) {
        if (wanted.test(item)) {
          return item;
        }
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("It did not come: " + get(list, KEY).body());
  }

  private JsonNode heard(String type) {
    return await(
            "/phone/api/customers/" + ada + "/messages",
            item ->
                item.get("from").asString().equals("business")
                    && item.at("/content/type").asString().equals(type))
        .at("/content/" + type);
  }

  private JsonNode sendsPicture() {
    write("hi");
    heard("text");
    var sent =
        post(
            "/phone/api/customers/" + ada + "/files?type=image/png&name=me.png&caption=Me",
            "application/octet-stream",
            BodyPublishers.ofByteArray(PICTURE));
    assertThat(sent.statusCode()).isEqualTo(201);
    // Those of the bot's folder belong to no conversation.
    return await(
        "/api/v1/media",
        item -> item.has("conversation") && item.get("state").asString().equals("stored"));
  }

  @Test
  void a_picture_goes_from_the_phone_to_the_disk_and_back() {
    JsonNode file = sendsPicture();
    assertThat(file.get("id").asString()).startsWith("med_");
    assertThat(file.get("kind").asString()).isEqualTo("image");
    assertThat(file.get("bytes").asInt()).isEqualTo(PICTURE.length);
    JsonNode back = heard("image");
    assertThat(back.get("caption").asString()).isEqualTo("Yours: Me");
    assertThat(get("/phone/api/media/" + back.get("id").asString(), null).body())
        .isEqualTo("a picture");
    assertThat(folder.resolve("data/media"))
        .isDirectoryRecursivelyContaining("glob:**/" + file.get("sha256").asString());
  }

  @Test
  void the_content_is_open_to_the_key_and_to_a_signed_link_and_to_nobody_else() {
    JsonNode file = sendsPicture();
    String path = "/api/v1/media/" + file.get("id").asString();
    JsonNode shown = json(get(path, KEY));
    assertThat(shown.get("conversation").asString()).startsWith("cnv_");
    assertThat(shown.get("mimeType").asString()).isEqualTo("image/png");
    String link = shown.at("/content/url").asString();
    var content = get(link, null);
    assertThat(content.statusCode()).isEqualTo(200);
    assertThat(content.body()).isEqualTo("a picture");
    assertThat(content.headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(content.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(get(path + "/content", KEY).body()).isEqualTo("a picture");
    assertThat(get(path, null).statusCode()).isEqualTo(401);
    assertThat(get(path + "/content", null).statusCode()).isEqualTo(401);
    assertThat(get(link.replaceFirst("expires=\\d", "expires=9"), null).statusCode())
        .isEqualTo(403);
    assertThat(get(link.replaceFirst("signature=..", "signature=00"), null).statusCode())
        .isEqualTo(403);
    assertThat(get("/api/v1/media/med_0", KEY).statusCode()).isEqualTo(404);
    String conversation = shown.get("conversation").asString();
    assertThat(json(get("/api/v1/media?conversation=" + conversation, KEY)).get("items"))
        .hasSize(1);
    assertThat(json(get("/api/v1/media?conversation=cnv_0", KEY)).get("items")).isEmpty();
  }

  @Test
  void files_of_the_bots_folder_are_sent_by_their_names() {
    write("menu");
    JsonNode image = heard("image");
    assertThat(image.get("caption").asString()).isEqualTo("The menu");
    assertThat(get("/phone/api/media/" + image.get("id").asString(), null).body())
        .isEqualTo("a picture");
    assertThat(get("/phone/api/media/" + heard("document").get("id").asString(), null).body())
        .isEqualTo("Tea 2");
  }

  @Test
  void a_file_of_ones_own_is_posted_once_and_sent_by_its_id() {
    var posted =
        post(
            "/api/v1/media?filename=prices.txt",
            "text/plain",
            BodyPublishers.ofString("Tea 2, coffee 3"));
    assertThat(posted.statusCode()).isEqualTo(201);
    String id = json(posted).get("id").asString();
    write(id);
    JsonNode document = heard("document");
    assertThat(document.get("filename").asString()).isEqualTo("price list.txt");
    assertThat(get("/phone/api/media/" + document.get("id").asString(), null).body())
        .isEqualTo("Tea 2, coffee 3");
    assertThat(post("/api/v1/media", "image/gif", BodyPublishers.ofString("GIF")).body())
        .contains("WhatsApp takes no such type");
    byte[] large = new byte[5 * 1024 * 1024 + 1];
    assertThat(post("/api/v1/media", "image/png", BodyPublishers.ofByteArray(large)).statusCode())
        .isEqualTo(413);
  }
}
