package dev.parley.examples.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Shops;
import dev.parley.flow.engine.Message;
import dev.parley.flow.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {
  @TempDir Path folder;

  /** A new desk each time: what is not in the folder is forgotten. */
  private List<String> hear(String person, String words) throws IOException {
    Desk desk = new Desk(Shops.tea(), "shop", new FileSessions(folder));
    return desk.hear(person, words, Shops.NOW).stream().map(Message::body).toList();
  }

  @Test
  void a_conversation_goes_on_after_the_program_was_started_again() throws IOException {
    assertThat(hear("asha", "tea")).containsExactly("How many cups?");
    assertThat(hear("asha", "10")).containsExactly("Nine at most.");
    assertThat(hear("asha", "2")).containsExactly("2 coming up!");
  }

  @Test
  void people_do_not_meet_in_each_others_conversations_whatever_they_are_called()
      throws IOException {
    hear("../asha", "tea");
    hear("ben/", "tea");
    assertThat(hear("ben/", "3")).containsExactly("3 coming up!");
    assertThat(hear("../asha", "4")).containsExactly("4 coming up!");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void who_is_over_begins_anew_and_what_no_flow_wants_is_not_answered() throws IOException {
    hear("asha", "tea");
    hear("asha", "2");
    assertThat(hear("asha", "hello?")).isEmpty();
    assertThat(hear("asha", "tea")).containsExactly("How many cups?");
  }

  @Test
  void a_session_that_changed_in_between_is_not_overwritten() throws IOException {
    FileSessions sessions = new FileSessions(folder);
    hear("asha", "tea");
    Optional<Session> first = sessions.find("asha");
    hear("asha", "10");
    assertThat(sessions.replace("asha", first, first.orElseThrow())).isFalse();
    assertThat(hear("asha", "2")).containsExactly("2 coming up!");
  }

  @Test
  void of_messages_that_come_at_once_each_takes_its_turn() throws IOException {
    hear("asha", "tea");
    Desk desk = new Desk(Shops.tea(), "shop", new FileSessions(folder));
    List<String> said =
        IntStream.range(0, 2)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> tooMany(desk)))
            .toList()
            .stream()
            .flatMap(heard -> heard.join().stream())
            .toList();
    assertThat(said).containsExactly("Nine at most.", "Nine at most.");
    assertThat(new FileSessions(folder).find("asha").orElseThrow().turn()).isEqualTo(3);
  }

  private static List<String> tooMany(Desk desk) {
    try {
      return desk.hear("asha", "10", Shops.NOW).stream().map(Message::body).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
