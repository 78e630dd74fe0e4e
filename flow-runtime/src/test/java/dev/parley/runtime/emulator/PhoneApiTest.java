package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the phone page asks the emulator for. */
class PhoneApiTest {
  private World world = new World();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void the_page_is_served_under_a_policy_that_lets_nothing_foreign_in() {
    World.Answer page = world.phone("");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.raw().headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:", "data:");
    assertThat(page.raw().headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(page.raw().body())
        .contains("<title>Parley phone</title>")
        .doesNotContain("http://", "https://");
  }

  @Test
  void every_file_that_the_page_names_is_there_and_nothing_else_is() {
    String page = world.phone("").raw().body();
    List<String> files = new ArrayList<>();
    Matcher names = Pattern.compile("/phone/app/([a-z.]+)").matcher(page);
    while (names.find()) {
      files.add(names.group(1));
    }

    assertThat(files).contains("app.js", "base.css", "icon.svg");
    assertThat(files).allMatch(file -> world.phone("/app/" + file).status() == 200);
    assertThat(world.phone("/app/Emulator.class").status()).isEqualTo(404);
    assertThat(world.phone("/app/..%2f..%2fapplication").status()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void an_unchanged_file_is_not_sent_again() {
    URI file = URI.create(world.emulator.phoneUrl() + "/app/app.js");
    String tag = world.phone("/app/app.js").raw().headers().firstValue("ETag").orElseThrow();
    World.Answer again = world.call(HttpRequest.newBuilder(file).header("If-None-Match", tag));

    assertThat(again.status()).isEqualTo(304);
    assertThat(again.raw().body()).isEmpty();
  }

  @Test
  void a_customer_with_a_phone_number_joins() {
    World.Answer answer =
        world.phone("/api/customers", "{\"name\":\" Zoë \",\"phone\":\"+44 20 7946 0018\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("name").asString()).isEqualTo("Zoë");
    assertThat(answer.json().path("phone").asString()).isEqualTo("442079460018");
    assertThat(answer.json().path("id").asString()).startsWith("GB.");
    assertThat(answer.json().path("unread").asInt()).isZero();
  }

  @Test
  void a_customer_with_a_username_only_joins() {
    World.Answer answer =
        world.phone("/api/customers", "{\"name\":\"Zoë\",\"username\":\"@Zoe.Z\"}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("username").asString()).isEqualTo("zoe.z");
    assertThat(answer.json().has("phone")).isFalse();
  }

  @Test
  void the_same_person_keeps_the_same_user_id() {
    String first = joined("+44 20 7946 0018").path("id").asString();
    world.close();
    world = new World(Population.empty());

    assertThat(joined("442079460018").path("id").asString()).isEqualTo(first);
    assertThat(joined("442079460018").path("id").asString()).isEqualTo(first);
    assertThat(world.phone("/api/state").json().path("customers")).hasSize(1);
  }

  @Test
  void what_cannot_be_a_customer_is_refused_with_its_field() {
    assertRefused("{\"phone\":\"+442079460018\"}", "/name");
    assertRefused("{\"name\":\"" + "x".repeat(61) + "\",\"phone\":\"+442079460018\"}", "/name");
    assertRefused("{\"name\":\"Zoë\"}", "/phone");
    assertRefused("{\"name\":\"Zoë\",\"phone\":\"12\"}", "/phone");
    assertRefused("{\"name\":\"Zoë\",\"phone\":\"call me\"}", "/phone");
    assertRefused("{\"name\":\"Zoë\",\"username\":\"a b\"}", "/username");
  }

  private void assertRefused(String body, String pointer) {
    World.Answer answer = world.phone("/api/customers", body);
    assertThat(answer.status()).as(body).isEqualTo(422);
    assertThat(answer.raw().headers().firstValue("Content-Type"))
        .hasValue("application/problem+json");
    assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
    assertThat(answer.json().path("detail").asString()).isNotEmpty();
  }

  @Test
  void a_page_of_another_site_cannot_post_here() {
    URI target = URI.create(world.emulator.phoneUrl() + "/api/customers");
    World.Answer answer =
        world.call(
            HttpRequest.newBuilder(target)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"name\":\"Eve\",\"username\":\"eve\"}")));

    assertThat(answer.status()).isEqualTo(415);
    assertThat(world.phone("/api/state").json().path("customers")).hasSize(2);
  }

  @Test
  void broken_requests_say_what_is_wrong() {
    String messages = "/api/customers/" + World.userId(World.ADA) + "/messages";
    assertThat(world.phone(messages, "{").status()).isEqualTo(400);
    assertThat(world.phone(messages, "{\"text\":\"  \"}").status()).isEqualTo(422);
    assertThat(world.phone(messages, "{\"text\":\"" + "x".repeat(4097) + "\"}").status())
        .isEqualTo(422);
    assertThat(world.phone(messages, "{\"text\":5}").status()).isEqualTo(422);
    assertThat(world.phone("/api/customers/US.0/messages", "{\"text\":\"hi\"}").status())
        .isEqualTo(404);
    assertThat(world.phone("/api/customers/US.0/messages").status()).isEqualTo(404);
    assertThat(world.phone("/api/customers/US.0/read", "{}").status()).isEqualTo(404);
    world.time.settle();
    assertThat(world.business.messages()).isEmpty();
  }

  @Test
  void a_customer_can_be_named_by_number_and_first_name_too() {
    for (String name : List.of("12025550143", "Ada", World.userId(World.ADA))) {
      assertThat(world.phone("/api/customers/" + name + "/messages", "{\"text\":\"hi\"}").status())
          .as(name)
          .isEqualTo(201);
    }
    assertThat(world.chat(World.ADA)).hasSize(3);
  }

  @Test
  void a_message_may_answer_another_one() {
    world.writes(World.ADA, "hi");
    String question = world.text("12025550143", "how are you?").messageId();
    world.time.pass(Duration.ofSeconds(1));
    world.phone(
        "/api/customers/" + World.userId(World.ADA) + "/messages",
        "{\"text\":\"fine\",\"replyTo\":\"" + question + "\",\"draft\":\"d-1\"}");
    world.time.settle();

    JsonNode shown = world.chat(World.ADA).path(2);
    assertThat(shown.at("/content/context/id").asString()).isEqualTo(question);
    assertThat(shown.path("draft").asString()).isEqualTo("d-1");
    assertThat(world.business.messages().getLast().at("/context/from").asString())
        .isEqualTo("15550100100");
  }

  @Test
  void unread_messages_are_counted_until_they_are_read() {
    world.writes(World.ADA, "hi");
    world.text("12025550143", "one");
    world.text("12025550143", "two");
    assertThat(ada().path("unread").asInt()).as("still on their way").isZero();
    assertThat(ada().path("typing").asBoolean()).isTrue();
    world.time.pass(Duration.ofSeconds(1));
    assertThat(ada().path("unread").asInt()).isEqualTo(2);
    assertThat(ada().path("typing").asBoolean()).isFalse();
    assertThat(ada().at("/last/content/text/body").asString()).isEqualTo("two");
    assertThat(ada().path("windowEnd").asString()).isEqualTo("2026-11-24T10:00:00Z");

    world.phone("/api/customers/" + World.userId(World.ADA) + "/read", "{}");
    assertThat(ada().path("unread").asInt()).isZero();
  }

  @Test
  void a_chat_forgets_its_oldest_messages_but_none_that_still_moves() {
    world.close();
    world = new World(new Population(List.of(World.ADA), 2, 3));
    for (int i = 1; i <= 5; i++) {
      world.writes(World.ADA, "message " + i);
    }
    assertThat(world.chat(World.ADA).findValuesAsString("body"))
        .containsExactly("message 3", "message 4", "message 5");

    List.of("a", "b", "c", "d", "e").forEach(text -> world.text("12025550143", text));
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.business.statuses()).hasSize(10);
    assertThat(world.chat(World.ADA).findValuesAsString("body")).containsExactly("c", "d", "e");
  }

  @Test
  void there_is_a_bound_on_people() {
    world.close();
    world = new World(new Population(List.of(World.ADA), 1, 3));

    assertThat(world.phone("/api/customers", "{\"name\":\"Zoë\",\"username\":\"zoe\"}").status())
        .isEqualTo(409);
    assertThat(world.text("+4915112345678", "hi").status()).isEqualTo(200);
    world.time.pass(Duration.ofSeconds(1));
    assertThat(world.business.statuses().getFirst().at("/errors/0/code").asInt()).isEqualTo(131026);
  }

  @Test
  void a_page_hears_of_everything_and_continues_where_it_stopped() {
    List<Event> first = events(Optional.empty(), 1);
    assertThat(first.getFirst().name()).isEqualTo("reset");

    world.writes(World.ADA, "while the line was down");
    List<Event> missed = events(Optional.of(first.getFirst().id()), 4);
    assertThat(missed).extracting(Event::name).containsOnly("message", "customer");
    assertThat(missed.getFirst().data()).contains("while the line was down");
    assertThat(missed.get(2).data()).contains("\"tick\":\"delivered\"");

    List<Event> rest = events(Optional.of(missed.get(1).id()), 2);
    assertThat(rest).isEqualTo(missed.subList(2, 4));
  }

  @Test
  void a_page_from_before_a_restart_starts_anew() {
    assertThat(events(Optional.of("00000000-17"), 1).getFirst().name()).isEqualTo("reset");
  }

  private record Event(String id, String name, String data) {}

  /** Listens on a connection of its own until so many events have come. */
  private List<Event> events(Optional<String> lastSeen, int count) {
    try {
      URI target = URI.create(world.emulator.phoneUrl() + "/api/events");
      HttpURLConnection line = (HttpURLConnection) target.toURL().openConnection();
      line.setReadTimeout(20_000);
      line.setRequestProperty("Accept", "text/event-stream");
      lastSeen.ifPresent(id -> line.setRequestProperty("Last-Event-ID", id));
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(line.getInputStream(), StandardCharsets.UTF_8))) {
        return read(reader, count);
      } finally {
        line.disconnect();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Event> read(BufferedReader reader, int count) throws IOException {
    List<Event> events = new ArrayList<>();
    String id = "";
    String name = "";
    String data = "";
    while (events.size() < count) {
      String line = Optional.ofNullable(reader.readLine()).orElseThrow();
      assertThat(line).as("only heartbeats after %s", events).isNotEqualTo(": still here");
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data = line.substring(5).strip();
      } else if (line.isEmpty() && !name.isEmpty()) {
        events.add(new Event(id, name, data));
        name = "";
      }
    }
    return events;
  }

  private JsonNode joined(String phone) {
    return world.phone("/api/customers", "{\"name\":\"Zoë\",\"phone\":\"" + phone + "\"}").json();
  }

  private JsonNode ada() {
    return world.phone("/api/state").json().at("/customers/0");
  }
}
