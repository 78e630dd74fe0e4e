package dev.parley.runtime.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.media.MetaFiles.FileAtMeta;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.Content.Media.Kind;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.MediaFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MediaTest {
  private static final byte[] PICTURE = "a picture".getBytes(UTF_8);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_file_is_fetched_at_once_and_kept_by_its_hash(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      world.meta.put("m1", new FileAtMeta(PICTURE, "image/jpeg"));
      Media media = world.media();
      media.start();
      world.expect(media, "m1", Kind.IMAGE);
      StoredFile file = world.awaitSettled(media, "m1");
      assertThat(file.state()).isEqualTo(StoredFile.State.STORED);
      assertThat(file.bytes()).isEqualTo(PICTURE.length);
      assertThat(file.mimeType()).contains("image/jpeg");
      try (InputStream in = media.open(file).orElseThrow()) {
        assertThat(in).hasBinaryContent(PICTURE);
      }
      Path place =
          folder
              .resolve("media")
              .resolve("acc_1")
              .resolve(file.digest().orElseThrow().substring(0, 2));
      assertThat(place.resolve(file.digest().orElseThrow())).hasBinaryContent(PICTURE);
      assertThat(folder.resolve("media/incoming")).isEmptyDirectory();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_message_that_comes_twice_is_fetched_once(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      world.meta.put("m1", new FileAtMeta(PICTURE, "image/jpeg"));
      Media media = world.media();
      media.start();
      world.expect(media, "m1", Kind.IMAGE);
      world.awaitSettled(media, "m1");
      world.expect(media, "m1", Kind.IMAGE);
      world.expect(media, "m2", Kind.IMAGE);
      world.awaitSettled(media, "m2");
      assertThat(world.located("m1")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_fails_is_tried_again_later_and_later(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      world.failures.set(3);
      world.meta.put("m1", new FileAtMeta(PICTURE, "image/jpeg"));
      Media media = world.media();
      media.start();
      world.expect(media, "m1", Kind.IMAGE);
      for (int i = 1; i <= 3; i++) {
        world.awaitAttempts(media, "m1", i);
        assertThat(media.byMediaId("acc_1", "chn_1", "m1").orElseThrow().state())
            .isEqualTo(StoredFile.State.WAITING);
        world.time.advance(Duration.ofSeconds(5L << (i - 1)));
      }
      assertThat(world.awaitSettled(media, "m1").state()).isEqualTo(StoredFile.State.STORED);
      assertThat(world.located("m1")).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_a_crash_cut_off_is_fetched_by_the_next_process(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      world.meta.put("m1", new FileAtMeta(PICTURE, "image/jpeg"));
      world.meta.put("m2", new FileAtMeta(PICTURE, "image/jpeg"));
      Media before = world.media();
      // Written down and never begun, as if the process had died right after the commit.
      world.expect(before, "m1", Kind.IMAGE);
      // Begun and never ended: the attempt is taken on and nobody settles it.
      world.expect(before, "m2", Kind.IMAGE);
      world.claim(before, "m2");
      Files.createDirectories(folder.resolve("media/incoming"));
      world.leave("media/incoming/half", Duration.ofHours(1));
      world.leave("media/incoming/of-another-node", Duration.ofSeconds(1));
      Media after = world.media();
      after.start();
      assertThat(world.awaitSettled(after, "m1").state()).isEqualTo(StoredFile.State.STORED);
      assertThat(folder.resolve("media/incoming/half")).doesNotExist();
      assertThat(folder.resolve("media/incoming/of-another-node")).exists();
      assertThat(after.byMediaId("acc_1", "chn_1", "m2").orElseThrow().state())
          .isEqualTo(StoredFile.State.WAITING);
      world.time.advance(Fetching.LEASE);
      assertThat(world.awaitSettled(after, "m2").state()).isEqualTo(StoredFile.State.STORED);
    }
  }

  @Test
  void the_file_of_an_edited_message_is_a_file_too() {
    Optional<String> none = Optional.empty();
    Content.Media media = new Content.Media(Kind.IMAGE, "m", none, none, none, none, none, false);
    assertThat(Arrival.in(new Content.Edit("wamid.1", media)))
        .isEqualTo(Arrival.in(media))
        .contains(media);
    assertThat(Arrival.in(new Content.Text("hi"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void many_files_all_come_and_none_is_fetched_twice(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      Media one = world.media();
      Media other = world.media();
      one.start();
      other.start();
      List<String> ids = IntStream.range(0, 40).mapToObj(i -> "m" + i).toList();
      ids.forEach(id -> world.meta.put(id, new FileAtMeta(id.getBytes(UTF_8), "image/png")));
      ids.forEach(id -> world.expect(id.hashCode() % 2 == 0 ? one : other, id, Kind.IMAGE));
      for (String id : ids) {
        assertThat(world.awaitSettled(one, id).state()).isEqualTo(StoredFile.State.STORED);
        assertThat(world.located(id)).as(id).isEqualTo(1);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_is_gone_too_long_or_of_another_kind_fails_with_its_reason(Database database)
      throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      world.meta.put("page", new FileAtMeta(PICTURE, "text/html"));
      world.meta.put("long", new FileAtMeta(new byte[MediaWorld.MOST + 1], "image/png"));
      world.meta.put("wrong", new FileAtMeta(PICTURE, "image/png").lyingAboutItsHash());
      Media media = world.media();
      media.start();
      for (String id : List.of("gone", "page", "long")) {
        world.expect(media, id, Kind.IMAGE);
      }
      assertThat(world.awaitSettled(media, "gone").error()).contains("does not exist");
      assertThat(world.awaitSettled(media, "page").error())
          .isEqualTo("It is called image and is text/html.");
      assertThat(world.awaitSettled(media, "long").error())
          .isEqualTo("The file has more than 1000 bytes.");
      world.expect(media, "wrong", Kind.IMAGE);
      world.awaitAttempts(media, "wrong", 1);
      StoredFile wrong = media.byMediaId("acc_1", "chn_1", "wrong").orElseThrow();
      assertThat(wrong.error()).contains("its hash differs");
      assertThat(media.open(wrong)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_meta_has_forgotten_or_nobody_wants_is_not_asked_for(Database database)
      throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      world.meta.put("old", new FileAtMeta(PICTURE, "image/png"));
      world.meta.put("film", new FileAtMeta(PICTURE, "video/mp4"));
      Media media = world.media(EnumSet.of(Kind.IMAGE));
      world.expect(media, "old", Kind.IMAGE);
      world.time.advance(Fetcher.KEPT.plusSeconds(1));
      world.expect(media, "film", Kind.VIDEO);
      media.start();
      assertThat(world.awaitSettled(media, "old").error())
          .isEqualTo("Meta keeps files for seven days.");
      assertThat(world.awaitSettled(media, "film").error())
          .isEqualTo("Files of this kind are not kept: video.");
      assertThat(world.located("old") + world.located("film")).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void no_id_name_or_type_is_too_long_for_its_column(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      Media media = world.media();
      String endless = "x".repeat(5000);
      Content.Media odd =
          new Content.Media(
              Kind.DOCUMENT,
              endless,
              Optional.of(endless),
              Optional.of(endless),
              Optional.empty(),
              Optional.of("../../etc/" + endless + "\n.pdf"),
              Optional.empty(),
              false);
      world.expect(media, odd);
      assertThat(world.all())
          .singleElement()
          .satisfies(file -> {
            assertThat(file.state()).isEqualTo(StoredFile.State.FAILED);
            assertThat(file.filename().orElseThrow()).hasSize(250).endsWith("_.pdf");
            assertThat(file.error()).isEqualTo("The id of the file is none.");
          });
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_file_of_ours_is_uploaded_once_a_number_and_again_after_a_month(Database database)
      throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      Media media = world.media();
      StoredFile file = keep(media, Kind.IMAGE, "image/png", PICTURE);
      assertThat(keep(media, Kind.IMAGE, "image/png", PICTURE)).isEqualTo(file);
      List<CompletableFuture<MediaAnswer<String>>> answers =
          Stream.generate(() ->
                  CompletableFuture.supplyAsync(
                      () -> media.uploads().idOf(file, "chn_1"), Thread::startVirtualThread))
              .limit(8)
              .toList();
      assertThat(answers)
          .extracting(CompletableFuture::join)
          .containsOnly(new MediaAnswer.Done<>("up1"));
      assertThat(media.uploads().idOf(file, "chn_2")).isEqualTo(new MediaAnswer.Done<>("up2"));
      world.time.advance(Duration.ofDays(28));
      assertThat(media.uploads().idOf(file, "chn_1")).isEqualTo(new MediaAnswer.Done<>("up1"));
      world.time.advance(Duration.ofDays(1));
      assertThat(media.uploads().prune()).isEqualTo(2);
      assertThat(media.uploads().idOf(file, "chn_1")).isEqualTo(new MediaAnswer.Done<>("up3"));
      media.uploads().forget("acc_1", "chn_1", "up3");
      assertThat(media.uploads().idOf(file, "chn_1")).isEqualTo(new MediaAnswer.Done<>("up4"));
      assertThat(world.uploads).hasSize(4);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void what_whatsapp_would_not_take_is_not_uploaded(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      Media media = world.media();
      StoredFile gif = keep(media, Kind.IMAGE, "image/gif", PICTURE);
      assertThat(media.uploads().idOf(gif, "chn_1"))
          .isEqualTo(
              new MediaAnswer.Unacceptable<>(
                  "WhatsApp does not take image/gif as image; it takes image/jpeg, image/png."));
      long most = WhatsAppLimits.V24.media().sticker().bytes();
      StoredFile sticker = keep(media, Kind.STICKER, "image/webp", new byte[(int) most + 1]);
      assertThat(media.uploads().idOf(sticker, "chn_1"))
          .isEqualTo(
              new MediaAnswer.Unacceptable<>(
                  "The file has 512001 bytes, and WhatsApp takes at most 512000."));
      StoredFile voice = keep(media, Kind.VOICE, "audio/ogg; codecs=opus", PICTURE);
      assertThat(media.uploads().idOf(voice, "chn_1")).isInstanceOf(MediaAnswer.Done.class);
      assertThat(world.uploads).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_message_names_a_file_before_it_has_an_id(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      Media media = world.media();
      StoredFile file = keep(media, Kind.IMAGE, "image/png", PICTURE);
      String name = ((MediaFile.Uploaded) Media.reference(file.id())).id();
      String message =
          "{\"image\":{\"id\":\"%s\"},\"caption\":\"\\\"id\\\":\\\"%s\\\" $1\"}"
              .formatted(name, name);
      assertThat(media.fill("acc_1", "chn_1", message))
          .isEqualTo(
              new MediaAnswer.Done<>(
                  new Media.Filled(
                      message.replaceFirst(java.util.regex.Pattern.quote(name), "up1"),
                      List.of("up1"))));
      assertThat(media.fill("acc_1", "chn_1", "{\"text\":1}"))
          .isEqualTo(new MediaAnswer.Done<>(new Media.Filled("{\"text\":1}", List.of())));
      assertThat(media.fill("acc_2", "chn_1", message))
          .isEqualTo(new MediaAnswer.Unacceptable<>("A file of the message is gone."));
    }
  }

  @ParameterizedTest
  @EnumSource(Database.class)
  void a_content_goes_when_no_file_has_it_any_more(Database database) throws Exception {
    try (MediaWorld world = new MediaWorld(database, folder)) {
      world.meta.put("m1", new FileAtMeta(PICTURE, "image/jpeg"));
      Media media = world.media();
      media.start();
      world.expect(media, "m1", Kind.IMAGE);
      StoredFile sent = world.awaitSettled(media, "m1");
      StoredFile own = keep(media, Kind.IMAGE, "image/png", PICTURE);
      String digest = own.digest().orElseThrow();
      String place = "media/acc_1/" + digest.substring(0, 2) + "/" + digest;
      world.age(place, Duration.ofDays(1));
      world.forget(sent);
      media.sweep();
      assertThat(folder.resolve(place)).as("the file of ours still has it").exists();
      world.forget(own);
      world.age(place, Duration.ofMinutes(1));
      media.sweep();
      assertThat(folder.resolve(place)).as("it may just be on its way to a new file").exists();
      world.age(place, Duration.ofDays(1));
      media.sweep();
      assertThat(folder.resolve(place)).doesNotExist();
    }
  }

  private static StoredFile keep(Media media, Kind kind, String type, byte[] content) {
    return media.keep(
        new Media.Own("acc_1", kind, type, Optional.of("a.bin")),
        new ByteArrayInputStream(content));
  }
}
