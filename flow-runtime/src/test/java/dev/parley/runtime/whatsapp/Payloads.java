package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder of payloads collected from Meta's documentation and from other projects' tests. */
public record Payloads(Path folder) {
  static final Instant RECEIVED = Instant.parse("2026-11-23T12:00:00Z");
  static final JsonMapper JSON = JsonMapper.shared();

  /** One file, by its line in the index. */
  public record Payload(String file, String kind, String shows, String text) {
    public byte[] body() {
      return text.getBytes(UTF_8);
    }

    boolean isWebhook() {
      return Set.of("inbound", "status", "template-event", "account-event").contains(kind);
    }

    public JsonNode json() {
      return JSON.readTree(text);
    }

    @Override
    public String toString() {
      return file + " (" + shows + ")";
    }
  }

  /** The payloads, or an aborted test if this machine does not have them. */
  public static Payloads find() {
    Path root = Path.of(System.getProperty("parley.root", ".."));
    Path shared =
        Path.of(System.getProperty("parley.shared", root.resolve("../shared").toString()));
    Path folder = shared.resolve("whatsapp/payloads");
    assumeTrue(
        Files.isRegularFile(folder.resolve("INDEX.tsv")),
        () -> "No payload folder: set -Dparley.shared to the folder that holds whatsapp/payloads");
    return new Payloads(folder);
  }

  public List<Payload> all() {
    try (Stream<String> lines = Files.lines(folder.resolve("INDEX.tsv"))) {
      return lines.skip(1).map(line -> line.split("\t")).map(this::payload).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Payload> webhooks() {
    return all().stream().filter(Payload::isWebhook).toList();
  }

  public Payload named(String file) {
    return all().stream().filter(p -> p.file().equals(file)).findFirst().orElseThrow();
  }

  private Payload payload(String[] cells) {
    try {
      return new Payload(cells[0], cells[1], cells[2], Files.readString(folder.resolve(cells[0])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<WebhookEvent> parse(byte[] body) {
    Webhook webhook = WebhookParser.parse(body, RECEIVED);
    assertThat(webhook).isInstanceOf(Webhook.Parsed.class);
    return ((Webhook.Parsed) webhook).events();
  }
}
