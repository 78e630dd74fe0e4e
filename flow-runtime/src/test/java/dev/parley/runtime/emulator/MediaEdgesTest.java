package dev.parley.runtime.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.GraphMedia;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.MediaPlace;
import dev.parley.runtime.whatsapp.Upload;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Files at the emulated Meta, by the client that the server has for the real one. */
class MediaEdgesTest {
  private static final byte[] PICTURE = "a picture".getBytes(UTF_8);

  @TempDir Path folder;
  private final World world = new World();
  private final GraphClient client =
      new GraphClient(GraphClient.Settings.of(world.emulator.graphUrl(), "v24.0"));
  private final GraphMedia media = new GraphMedia(client, Duration.ofSeconds(30));
  private final Credentials ours = new Credentials(World.PHONE_ID, world.secrets.accessToken());

  @AfterEach
  void close() {
    client.close();
    world.close();
  }

  private String upload(String type) throws IOException {
    Path file = Files.write(folder.resolve("a"), PICTURE);
    return switch (media.upload(ours, new Upload(file, type, "a.bin"))) {
      case MediaAnswer.Done<String>(String id) -> id;
      case MediaAnswer<String> other -> other.toString();
    };
  }

  @Test
  void a_file_is_uploaded_found_fetched_and_deleted() throws IOException {
    String id = upload("image/png");
    MediaPlace place = ((MediaAnswer.Done<MediaPlace>) media.locate(ours, id)).value();
    assertThat(place.mimeType()).contains("image/png");
    assertThat(place.bytes()).contains((long) PICTURE.length);
    Path target = folder.resolve("b");
    assertThat(media.fetch(ours, place, target, 100)).isInstanceOf(MediaAnswer.Done.class);
    assertThat(target).hasBinaryContent(PICTURE);
    Credentials stranger = new Credentials(World.PHONE_ID, "another");
    assertThat(media.fetch(stranger, place, target, 100).toString()).contains("401");
    URI object = URI.create(world.emulator.graphUrl() + "/v24.0/" + id);
    HttpRequest.Builder delete =
        HttpRequest.newBuilder(object)
            .header("Authorization", "Bearer " + world.secrets.accessToken())
            .DELETE();
    assertThat(world.call(delete).status()).isEqualTo(200);
    assertThat(media.locate(ours, id)).isInstanceOf(MediaAnswer.Refused.class);
    assertThat(media.fetch(ours, place, target, 100).toString()).contains("no longer valid");
    world
        .send("\"type\":\"image\",\"image\":{\"id\":\"" + id + "\"}")
        .isRefused("a file that is gone", 131009, "does not exist or has expired");
  }

  @Test
  void what_whatsapp_does_not_take_is_refused() throws IOException {
    assertThat(upload("image/gif")).contains("Refused", "image/gif");
  }

  @Test
  void what_a_customer_sends_is_told_by_the_webhook_and_shown_on_the_phone() throws IOException {
    String files = "/api/customers/" + World.userId(World.ADA) + "/files";
    World.Answer sent =
        world.call(
            HttpRequest.newBuilder(
                    URI.create(
                        world.emulator.phoneUrl()
                            + files
                            + "?type=image/png&name=me.png&caption=Me&draft=d1"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(PICTURE)));
    assertThat(sent.status()).isEqualTo(201);
    world.time.settle();
    JsonNode message = world.business.messages().getFirst();
    assertThat(message.path("type").asString()).isEqualTo("image");
    assertThat(message.at("/image/caption").asString()).isEqualTo("Me");
    assertThat(message.at("/image/mime_type").asString()).isEqualTo("image/png");
    String id = message.at("/image/id").asString();
    Path target = folder.resolve("c");
    MediaPlace place = ((MediaAnswer.Done<MediaPlace>) media.locate(ours, id)).value();
    assertThat(media.fetch(ours, place, target, 100)).isInstanceOf(MediaAnswer.Done.class);
    assertThat(target).hasBinaryContent(PICTURE);
    World.Answer shown = world.phone("/api/media/" + id);
    assertThat(shown.raw().body()).isEqualTo("a picture");
    assertThat(shown.raw().headers().firstValue("Content-Type")).hasValue("image/png");
    assertThat(shown.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(world.phone("/api/media/4711").status()).isEqualTo(404);
  }

  @Test
  void only_the_page_itself_can_send_files_and_none_of_them_is_run() {
    String files =
        world.emulator.phoneUrl()
            + "/api/customers/"
            + World.userId(World.ADA)
            + "/files?type=text/html&name=a.html";
    HttpRequest.Builder form =
        HttpRequest.newBuilder(URI.create(files))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("<script>1</script>"));
    assertThat(world.call(form).status()).isEqualTo(415);
    HttpRequest.Builder bytes =
        HttpRequest.newBuilder(URI.create(files))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofString("<script>1</script>"));
    JsonNode message = world.call(bytes).json();
    assertThat(message.at("/content/document/filename").asString()).isEqualTo("a.html");
    World.Answer shown = world.phone("/api/media/" + message.at("/content/document/id").asString());
    assertThat(shown.raw().headers().firstValue("Content-Type"))
        .hasValue("application/octet-stream");
    assertThat(shown.raw().headers().firstValue("Content-Disposition")).hasValue("attachment");
  }
}
