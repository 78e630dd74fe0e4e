package dev.parley.runtime.store;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.runtime.time.SetTime;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path folder;

  @Test
  void a_data_folder_in_use_is_one_clear_sentence() throws Exception {
    StoreSettings settings = StoreSettings.embedded(folder);
    Store.open(settings).close();
    // Another process would hold the same lock on the same file.
    try (FileChannel file = FileChannel.open(folder.resolve("parley.mv.db"), READ, WRITE);
        FileLock lock = file.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThatThrownBy(() -> Store.open(settings))
          .isInstanceOf(StoreUnusable.class)
          .hasMessage(
              "The data folder "
                  + folder
                  + " is in use by another Parley server; stop it, or choose another folder with"
                  + " --data.");
    }
    try (Store again = Store.open(settings)) {
      assertThat(again.answers()).isTrue();
    }
  }

  @Test
  void a_folder_that_cannot_be_written_is_one_clear_sentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    assertThatThrownBy(() -> Store.open(StoreSettings.embedded(file)))
        .isInstanceOf(StoreUnusable.class)
        .hasMessageStartingWith("The data folder " + file + " cannot be used: ")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_database_that_is_not_there_is_one_clear_sentence() {
    StoreSettings nowhere =
        StoreSettings.postgres("jdbc:postgresql://127.0.0.1:1/none", "u", "secret");
    assertThatThrownBy(() -> Store.open(nowhere))
        .isInstanceOf(StoreUnusable.class)
        .hasMessageStartingWith("The database cannot be used: ")
        .message()
        .doesNotContain("\n")
        .doesNotContain("secret");
    assertThat(nowhere.toString()).doesNotContain("secret");
  }

  @Test
  void ids_sort_as_they_were_made_and_never_repeat() {
    SetTime time = new SetTime(Instant.parse("2026-01-05T10:00:00Z"));
    Ids ids = new Ids(time, new SplittableRandom(7));
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      made.add(ids.next("con"));
      if (i % 10 == 0) {
        time.advance(Duration.ofMillis(1));
      }
    }
    assertThat(made).isSorted().doesNotHaveDuplicates();
    assertThat(made).allMatch(id -> id.matches("con_[0-9a-z]{26}"));
  }

  @Test
  void a_number_is_an_id_that_sorts_as_the_number_does() {
    assertThat(Ids.ofSequence("evt", 41)).isLessThan(Ids.ofSequence("evt", 42));
    assertThat(Ids.ofSequence("evt", 1_023)).isLessThan(Ids.ofSequence("evt", 1_024));
    assertThat(Ids.sequence("evt", Ids.ofSequence("evt", 123_456_789))).isEqualTo(123_456_789);
    assertThat(Ids.sequence("evt", "")).isEqualTo(-1);
    assertThat(Ids.sequence("evt", "evt_!!!!!!!!!!")).isEqualTo(-1);
  }

  @Test
  void values_in_a_column_come_back_as_flows_know_them() {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put("name", "Zoë 🍕");
    values.put("age", 41.0);
    values.put("nothing", null);
    values.put("list", Arrays.asList(1.5, null, Map.of("deep", true)));
    assertThat(JsonColumn.read(JsonColumn.write(values))).isEqualTo(values);
  }
}
