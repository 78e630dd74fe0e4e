package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The emulator held against recorded traffic of the real thing. */
class RecordedPayloadsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path PAYLOADS =
      Path.of(System.getProperty("parley.shared", "../../shared"), "whatsapp", "payloads");
  private static final String LIST =
      """
      {"messaging_product":"whatsapp","to":"12025550143","type":"interactive",
       "biz_opaque_callback_data":"row","interactive":{"type":"list","body":{"text":"Which?"},
       "action":{"button":"Choose","sections":[
        {"rows":[{"id":"r","title":"Olives","description":"Black"}]}]}}}
      """;
  private static final String BUTTONS =
      """
      {"messaging_product":"whatsapp","to":"12025550143","type":"interactive","interactive":{
       "type":"button","body":{"text":"Which?"},"action":{"buttons":[
        {"type":"reply","reply":{"id":"b","title":"Small"}}]}}}
      """;

  private final World world = new World();

  @BeforeEach
  void findThePayloads() {
    assumeThat(Files.isDirectory(PAYLOADS))
        .as("no payload folder: set -Dparley.shared to the folder that holds whatsapp/payloads")
        .isTrue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void every_recorded_send_is_accepted() throws IOException {
    List<Path> sends = recorded(line -> line.contains("\tsend type=") && !line.contains("SYNTAX"));

    assertThat(sends).hasSizeGreaterThan(8);
    for (Path send : sends) {
      ObjectNode body = (ObjectNode) JSON.readTree(Files.readString(send));
      if (body.path("to").asString("").startsWith("{{")) {
        body.put("to", "12025550143");
      }
      World.Answer answer = world.graph(body.toString());
      assertThat(answer.status()).as("%s: %s", send, answer.raw().body()).isEqualTo(200);
    }
  }

  @Test
  void every_field_of_our_webhooks_was_seen_in_a_real_one_with_the_same_type() throws IOException {
    Set<String> real = new TreeSet<>();
    for (Path webhook :
        recorded(line -> line.contains("\tinbound\t") || line.contains("\tstatus\t"))) {
      addFields("", JSON.readTree(Files.readString(webhook)), real);
    }
    converse();

    Set<String> ours = new TreeSet<>();
    world.business.texts().forEach(text -> addFields("", JSON.readTree(text), ours));
    assertThat(ours).hasSizeGreaterThan(40);
    assertThat(real).containsAll(ours);
  }

  /** A bit of everything the emulator posts. */
  private void converse() {
    world.writes(World.ADA, "hi");
    world.writes(World.BENNO, "hi");
    String list = world.graph(LIST).messageId();
    String buttons = world.graph(BUTTONS).messageId();
    world.graph(
        "{\"messaging_product\":\"whatsapp\",\"recipient\":\"%s\",\"text\":{\"body\":\"hello\"}}"
            .formatted(World.userId(World.BENNO)));
    world.time.pass(Duration.ofSeconds(1));
    world.taps(World.ADA, list, "r");
    world.taps(World.ADA, buttons, "b");
    world.phone("/api/customers/" + World.userId(World.ADA) + "/read", "{}");
    world.time.pass(Duration.ofHours(25));
    world.text("12025550143", "too late");
    world.time.pass(Duration.ofSeconds(1));
  }

  private static List<Path> recorded(Predicate<String> which) throws IOException {
    try (Stream<String> lines = Files.lines(PAYLOADS.resolve("INDEX.tsv"))) {
      return lines
          .filter(which)
          .map(line -> PAYLOADS.resolve(line.substring(0, line.indexOf('\t'))))
          .toList();
    }
  }

  private static void addFields(String path, JsonNode node, Set<String> fields) {
    fields.add(path + " " + node.getNodeType());
    if (node.isArray()) {
      node.forEach(item -> addFields(path + "[]", item, fields));
    }
    node.properties()
        .forEach(field -> addFields(path + "." + field.getKey(), field.getValue(), fields));
  }
}
