package dev.parley.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta;
import dev.parley.runtime.whatsapp.MetaForm;
import dev.parley.runtime.whatsapp.Sealing;
import dev.parley.runtime.whatsapp.Signature;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Photos that customers put into forms: while the form is open, and when it is sent off. */
class FormFilesTest {
  private static final Meta.Customer ADA = Meta.Customer.phone("491700000001");
  private static final Meta.Customer BEN = Meta.Customer.phone("491700000002");
  private static final byte[] PICTURE = "a picture of a dent".getBytes(UTF_8);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FUNCTION =
      """
      export const claim = q => q.action === "init"
        ? {screen: "PHOTOS", data: {}}
        : {screen: "PHOTOS", data: {seen: q.data.photos.map(p => [p.id, p.type, p.mime, p.filename, p.media_id].join(" "))}};
      """;
  private static final String FLOW =
      """
      flow hello {}

      trigger any

      use fn claim from "claim.js"

      step start {
        ask report: form(claim) "Show us." {
          cta "Open"
        }
        say "${report.photos[0].id} ${report.photos[0].type} ${report.photos[0].filename} ${report.words}"
        end
      }
      """;

  @TempDir Path folder;
  private final GraphStub graph = new GraphStub();
  private RunningServer server;

  FormFilesTest() throws java.io.IOException {}

  @BeforeEach
  void start() throws Exception {
    Files.writeString(Files.createDirectories(folder.resolve("bot")).resolve("claim.js"), FUNCTION);
    server = RunningServer.start(folder, FLOW, Meta.NUMBER, graph.url());
  }

  @AfterEach
  void close() {
    server.close();
    graph.close();
  }

  /** Opens the form for somebody and gives its token. */
  private String open(Meta.Customer who, String wamid) throws InterruptedException {
    server.webhook(Meta.text(who, "hi", wamid).getBytes(UTF_8));
    JsonNode parameters = graph.next().body().at("/interactive/action/parameters");
    return parameters.get("flow_token").asString();
  }

  private JsonNode exchange(String token, List<Map<String, Object>> photos) throws Exception {
    String question =
        JSON.writeValueAsString(
            Map.of(
                "version",
                "3.0",
                "action",
                "data_exchange",
                "screen",
                "PHOTOS",
                "data",
                Map.of("photos", photos),
                "flow_token",
                token));
    MetaForm meta = MetaForm.of(2);
    byte[] body = meta.ask(RunningServer.FORM_KEY.publicPem(), question);
    HttpResponse<String> answer =
        server.post("/forms/" + Meta.NUMBER, body, Signature.sign(body, RunningServer.SECRET));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return meta.understand(answer.body());
  }

  private void sendOff(Meta.Customer who, String wamid, String token, String photo) {
    Map<String, Object> file =
        Map.of("id", photo, "mime_type", "image/jpeg", "sha256", "x", "file_name", "IMG_1.jpg");
    String response =
        JSON.writeValueAsString(
            Map.of("flow_token", token, "words", "A dent.", "photos", List.of(file)));
    Map<String, Object> reply = Map.of("name", "flow", "body", "Sent", "response_json", response);
    Map<String, Object> content = Map.of("type", "nfm_reply", "nfm_reply", reply);
    server.webhook(Meta.message(who, wamid, "interactive", content).getBytes(UTF_8));
  }

  private void lies(String id) {
    String place =
        JSON.writeValueAsString(
            Map.of("url", graph.url() + "/files/" + id, "mime_type", "image/jpeg", "id", id));
    graph.files.put("/v23.0/" + id, place.getBytes(UTF_8));
    graph.files.put("/files/" + id, PICTURE);
  }

  private JsonNode api(String path) {
    return JSON.readTree(server.get("/api/v1/media" + path, RunningServer.API_KEY).body());
  }

  private JsonNode awaitSettled(String id) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (api("/" + id).path("state").asString().equals("waiting")) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    return api("/" + id);
  }

  @Test
  void a_photo_in_an_open_form_is_given_to_its_function_by_our_id_and_fetched_and_opened()
      throws Exception {
    Sealing sealing = Sealing.of(PICTURE, 1);
    graph.files.put("/files/p1", sealing.cdnFile());
    String token = open(ADA, "wamid.1");
    List<Map<String, Object>> photos = List.of(sealing.said(graph.url() + "/files/p1"));
    String seen = exchange(token, photos).at("/data/seen/0").asString();
    assertThat(seen).matches("med_[0-9a-z]+ image image/jpeg IMG_5237.jpg 790aba14");
    String id = seen.substring(0, seen.indexOf(' '));
    JsonNode file = awaitSettled(id);
    assertThat(file.path("state").asString()).as(file.toString()).isEqualTo("stored");
    assertThat(file.path("conversation").asString()).startsWith("cnv_");
    assertThat(server.get("/api/v1/media/" + id + "/content", RunningServer.API_KEY).body())
        .isEqualTo(new String(PICTURE, UTF_8));
    assertThat(exchange(token, photos).at("/data/seen/0").asString())
        .as("asked again, it is the same file")
        .isEqualTo(seen);
    assertThat(graph.shown).as("nobody is shown the access token").doesNotContain("/files/p1");
  }

  @Test
  void a_photo_that_was_changed_on_the_way_is_not_kept() throws Exception {
    Sealing sealing = Sealing.of(PICTURE, 1);
    Sealing lies = Sealing.of("another".getBytes(UTF_8), 2);
    Map<String, Object> keys = new HashMap<>(sealing.keys());
    keys.put("plaintext_hash", lies.keys().get("plaintext_hash"));
    graph.files.put("/files/p1", sealing.cdnFile());
    Map<String, Object> said =
        Map.of(
            "cdn_url",
            graph.url() + "/files/p1",
            "file_name",
            "a.png",
            "encryption_metadata",
            keys);
    String seen = exchange(open(ADA, "wamid.1"), List.of(said)).at("/data/seen/0").asString();
    JsonNode file = awaitSettled(seen.substring(0, seen.indexOf(' ')));
    assertThat(file.path("state").asString()).isEqualTo("failed");
    assertThat(file.path("detail").asString()).contains("not the one that the customer put");
  }

  @Test
  void a_photo_of_a_form_that_was_sent_off_is_fetched_like_one_of_a_message() throws Exception {
    lies("3631120727156756");
    String token = open(ADA, "wamid.1");
    sendOff(ADA, "wamid.2", token, "3631120727156756");
    String said = graph.next().body().at("/text/body").asString();
    assertThat(said).matches("med_[0-9a-z]+ image IMG_1.jpg A dent.");
    JsonNode file = awaitSettled(said.substring(0, said.indexOf(' ')));
    assertThat(file.path("state").asString()).isEqualTo("stored");
    assertThat(file.path("bytes").asInt()).isEqualTo(PICTURE.length);
  }

  @Test
  void nobody_gets_a_file_of_somebody_else_by_writing_its_id_into_a_form() throws Exception {
    lies("3631120727156756");
    sendOff(ADA, "wamid.2", open(ADA, "wamid.1"), "3631120727156756");
    assertThat(graph.next().body().at("/text/body").asString()).startsWith("med_");
    sendOff(BEN, "wamid.4", open(BEN, "wamid.3"), "3631120727156756");
    assertThat(graph.next().body().at("/text/body").asString()).startsWith("3631120727156756 ");
  }
}
