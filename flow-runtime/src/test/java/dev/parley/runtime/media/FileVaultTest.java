package dev.parley.runtime.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contents, in a folder and in a bucket alike. */
class FileVaultTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static Buckets buckets;

  @TempDir Path folder;

  /** Where contents stand. */
  enum Place {
    FOLDER,
    BUCKET,
    BUCKET_UNDER_A_PREFIX
  }

  @BeforeAll
  static void open() {
    buckets = new Buckets();
  }

  @AfterAll
  static void close() {
    buckets.close();
  }

  private FileVault vault(Place place) {
    return switch (place) {
      case FOLDER -> new FileVault(folder, new DiskShelves(folder));
      case BUCKET -> in(buckets.bucket(""));
      case BUCKET_UNDER_A_PREFIX -> in(buckets.bucket("parley/media/"));
    };
  }

  private FileVault in(Bucket bucket) {
    return new FileVault(folder, new BucketShelves(bucket, folder.resolve(FileVault.TEMPORARY)));
  }

  /** Each test and place has an account of its own, for they share the bucket. */
  private static String account(String test, Place place) {
    return "acc_" + test + "_" + place.name();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private long leftBehind() throws IOException {
    Path temporary = folder.resolve(FileVault.TEMPORARY);
    if (!Files.exists(temporary)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(temporary)) {
      return files.count();
    }
  }

  private static String read(FileVault vault, String account, String digest) throws IOException {
    try (InputStream in = vault.open(account, digest).orElseThrow()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static List<String> all(FileVault vault, String account, Instant before) {
    List<String> found = new ArrayList<>();
    vault.each(
        before,
        (whose, digests) -> {
          if (whose.equals(account)) {
            found.addAll(digests);
          }
        });
    return found;
  }

  @ParameterizedTest
  @EnumSource
  void what_is_kept_is_there_byte_for_byte_and_nothing_else_is(Place place) throws IOException {
    FileVault vault = vault(place);
    String account = account("kept", place);
    String large = "x".repeat(300_000);
    for (String content : List.of("", "one", "ä€😀", large)) {
      FileVault.Kept kept = vault.keep(account, stream(content));
      assertThat(kept.bytes()).isEqualTo(content.getBytes(UTF_8).length);
      assertThat(kept.digest()).matches("[0-9a-f]{64}");
      assertThat(vault.has(account, kept.digest())).isTrue();
      assertThat(read(vault, account, kept.digest())).isEqualTo(content);
      assertThat(vault.has("acc_other", kept.digest())).isFalse();
    }
    String nothing = "0".repeat(64);
    assertThat(vault.has(account, nothing)).isFalse();
    assertThat(vault.open(account, nothing)).isEmpty();
    assertThat(leftBehind()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void the_same_content_is_kept_once(Place place) throws IOException {
    FileVault vault = vault(place);
    String account = account("once", place);
    String digest = vault.keep(account, stream("one")).digest();
    assertThat(vault.keep(account, stream("one")).digest()).isEqualTo(digest);
    assertThat(all(vault, account, Instant.now().plus(HOUR))).containsExactly(digest);
    assertThat(read(vault, account, digest)).isEqualTo("one");
  }

  @ParameterizedTest
  @EnumSource
  void a_content_is_lent_as_a_file_that_does_not_stay(Place place) throws IOException {
    FileVault vault = vault(place);
    String account = account("lent", place);
    String digest = vault.keep(account, stream("one")).digest();
    String lent =
        vault.lend(
            account,
            digest,
            file -> {
              assertThat(file).isRegularFile();
              try {
                return Files.readString(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(lent).isEqualTo("one");
    assertThat(leftBehind()).isZero();
    assertThat(vault.has(account, digest)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void what_is_old_is_shown_and_can_be_deleted_and_what_is_young_stays(Place place) {
    FileVault vault = vault(place);
    String account = account("old", place);
    String digest = vault.keep(account, stream("one")).digest();
    Instant before = Instant.now().minus(HOUR);
    assertThat(all(vault, account, before)).isEmpty();
    vault.discard(account, digest, before);
    assertThat(vault.has(account, digest)).isTrue();
    Instant after = Instant.now().plus(HOUR);
    assertThat(all(vault, account, after)).containsExactly(digest);
    vault.discard(account, digest, after);
    assertThat(vault.has(account, digest)).isFalse();
    vault.discard(account, digest, after);
  }

  @ParameterizedTest
  @EnumSource
  void a_name_that_is_none_of_ours_reaches_nothing(Place place) {
    FileVault vault = vault(place);
    for (String account : List.of("", "..", "a/b", "a\\b")) {
      assertThatThrownBy(() -> vault.has(account, "0".repeat(64)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String digest : List.of("", "../x", "0".repeat(63), "G".repeat(64))) {
      assertThatThrownBy(() -> vault.open("acc_1", digest))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_bucket_that_is_not_there_is_said_in_a_sentence_without_a_secret() {
    FileVault vault = in(buckets.missing());
    assertThat(vault.trouble()).get().asString().contains("nowhere").doesNotContain(Buckets.SECRET);
    assertThatThrownBy(() -> vault.keep("acc_1", stream("one")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("nowhere")
        .hasMessageNotContaining(Buckets.SECRET);
    assertThat(in(buckets.bucket("")).trouble()).isEmpty();
    assertThat(buckets.bucket("").toString()).doesNotContain(Buckets.SECRET);
  }

  @Test
  void a_store_that_does_not_answer_is_told_of_and_nothing_is_left_behind() throws IOException {
    Buckets gone = new Buckets();
    Bucket bucket = gone.bucket("");
    gone.close();
    FileVault vault = in(bucket);
    assertThat(vault.trouble()).isPresent();
    assertThatThrownBy(() -> vault.keep("acc_1", stream("one")))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(leftBehind()).isZero();
  }
}
