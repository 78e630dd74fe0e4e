package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.inbox.RecordedEvent;
import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.media.MetaFiles.FileAtMeta;
import dev.parley.runtime.media.StoredFile;
import dev.parley.runtime.outbox.Verdict;
import dev.parley.runtime.store.Database;
import dev.parley.runtime.store.StoreSettings;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that customers send, from the webhook into the vault and out again. */
@ParameterizedClass
@EnumSource(Database.class)
class FilesTest {
  private static final Customer ASHA = Customer.phone("491700000001");
  private static final byte[] PICTURE = "a picture".getBytes(UTF_8);

  @Parameter Database database;

  private StoreSettings settings;
  private TestLine line;

  @BeforeEach
  void open() {
    settings = database.fresh();
    line = TestLine.started(settings);
  }

  @AfterEach
  void close() {
    line.close();
  }

  private void ask() {
    line.receive(line.meta.text(ASHA, "photo"));
    assertThat(line.post.next().text()).isEqualTo("A photo, please.");
  }

  private static String image(String wamid, String mediaId) {
    Map<String, Object> image =
        Map.of("id", mediaId, "mime_type", "image/jpeg", "sha256", "x", "caption", "Me");
    return Meta.message(ASHA, wamid, "image", image);
  }

  private List<RecordedEvent> fetches() {
    return line.events().stream().filter(e -> e.kind().equals("media.fetch")).toList();
  }

  private StoredFile file(String mediaId) {
    return line.media.byMediaId(line.channel.account(), line.channel.id(), mediaId).orElseThrow();
  }

  private StoredFile settled(String mediaId) {
    eventually(() -> file(mediaId).state() != StoredFile.State.WAITING);
    return file(mediaId);
  }

  /** What goes next: a message that shows a file waits until it is here. */
  private Sent afterAWhile() {
    eventually(() -> {
      line.time.advance(Duration.ofSeconds(1));
      return !line.post.isEmpty();
    });
    return line.post.next();
  }

  @Test
  void a_picture_answers_a_question_is_kept_and_goes_out_again() throws Exception {
    line.files.held.put("771", new FileAtMeta(PICTURE, "image/jpeg"));
    ask();
    line.receive(image("wamid.p", "771"));
    assertThat(line.post.next().text()).isEqualTo("image: Me, image/jpeg");
    StoredFile file = settled("771");
    try (InputStream in = line.media.open(file).orElseThrow()) {
      assertThat(in).hasBinaryContent(PICTURE);
    }
    Sent back = afterAWhile();
    assertThat(back.body().at("/image/caption").asString()).isEqualTo("Yours");
    assertThat(back.body().at("/image/id").asString()).isEqualTo("up1");
    assertThat(line.files.uploads).singleElement().asString().contains("a picture");
    eventually(() -> line.value("select fields from contact").contains(file.id()));
    assertThat(file.conversation()).isEqualTo(line.value("select id from conversation"));
    assertThat(line.events()).noneMatch(e -> e.detail().contains("was not fetched"));
  }

  @Test
  void the_turn_does_not_wait_for_the_file() {
    line.files.held.put("771", new FileAtMeta(PICTURE, "image/jpeg"));
    line.files.failures.set(1);
    ask();
    line.receive(image("wamid.p", "771"));
    assertThat(line.post.next().text()).isEqualTo("image: Me, image/jpeg");
    eventually(() -> !fetches().isEmpty());
    assertThat(file("771").state()).isEqualTo(StoredFile.State.WAITING);
    assertThat(fetches())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.outcome()).isEqualTo("postponed");
          assertThat(event.detail()).contains(file("771").id(), "is fetched later: ");
          assertThat(event.conversation()).isEqualTo(file("771").conversation());
        });
    line.time.advance(Duration.ofSeconds(5));
    assertThat(settled("771").state()).isEqualTo(StoredFile.State.STORED);
    assertThat(afterAWhile().body().at("/image/id").asString()).isEqualTo("up1");
  }

  @Test
  void a_file_that_meta_does_not_have_is_an_event_and_the_message_that_shows_it_fails() {
    ask();
    line.receive(image("wamid.p", "gone"));
    assertThat(line.post.next().text()).startsWith("image: Me");
    StoredFile gone = settled("gone");
    assertThat(gone.state()).isEqualTo(StoredFile.State.FAILED);
    assertThat(fetches())
        .extracting(e -> e.outcome() + " " + e.detail())
        .containsExactly("failed " + gone.id() + " (image) was not fetched: " + gone.error());
    eventually(() -> {
      line.time.advance(Duration.ofSeconds(1));
      return line.value("select state from outbox order by sequence desc").equals("failed");
    });
    assertThat(line.value("select error from outbox order by sequence desc"))
        .startsWith("The file is not here. ");
  }

  @Test
  void the_same_webhook_twice_is_one_file() {
    line.files.held.put("771", new FileAtMeta(PICTURE, "image/jpeg"));
    line.receive(image("wamid.p", "771"));
    line.receive(image("wamid.p", "771"));
    settled("771");
    line.receive(image("wamid.q", "771"));
    assertThat(line.rows("select * from media")).hasSize(1);
    assertThat(line.files.located("771")).isEqualTo(1);
  }

  @Test
  void a_number_of_nobody_has_no_files() {
    line.receive(image("wamid.p", "771").replace(Meta.NUMBER, "999"));
    assertThat(line.rows("select * from media")).isEmpty();
  }

  @Test
  void an_id_that_meta_forgot_early_is_made_anew() {
    line.files.held.put("771", new FileAtMeta(PICTURE, "image/jpeg"));
    line.files.failures.set(1);
    ask();
    line.receive(image("wamid.p", "771"));
    line.post.next();
    eventually(() -> !fetches().isEmpty());
    line.post.answer(new Verdict.Failed(131053, "(#131053) Media upload error"));
    assertThat(afterAWhile().body().at("/image/id").asString()).isEqualTo("up1");
    assertThat(line.post.next().body().at("/image/id").asString()).isEqualTo("up2");
    assertThat(line.files.uploads).hasSize(2);
  }

  @Test
  void what_a_killed_process_had_recorded_is_answered_with_the_same_id() {
    line.close();
    line = TestLine.standing(settings, line.clockAfterCrash());
    line.receive(line.meta.text(ASHA, "photo"));
    line.receive(image("wamid.p", "771"));
    String id = line.value("select id from media");
    line.crash();
    line = TestLine.started(settings, line.clockAfterCrash());
    line.files.held.put("771", new FileAtMeta(PICTURE, "image/jpeg"));
    assertThat(line.post.next().text()).isEqualTo("A photo, please.");
    assertThat(line.post.next().text()).startsWith("image: Me");
    eventually(() -> line.value("select fields from contact").contains(id));
  }
}
