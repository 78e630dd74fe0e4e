package dev.parley.runtime.media;

import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphErrorCode;
import dev.parley.runtime.whatsapp.GraphMedia;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.MediaPlace;
import dev.parley.runtime.whatsapp.SealedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Makes one attempt to fetch one file, and writes down what came of it. */
final class Fetcher {
  /** Meta keeps what a customer sent for a week. */
  static final Duration KEPT = Duration.ofDays(7);

  /** And what a customer put into a form for 20 days. */
  static final Duration SEALED_KEPT = Duration.ofDays(20);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);
  private static final int DOUBLINGS = 12;
  private static final int BAD_PARAMETER = 100;

  private final Footing on;
  private final MediaSettings settings;
  private final FileVault vault;
  private final Graph graph;
  private final Work<BiConsumer<Tx, Instant>, Boolean> note;

  Fetcher(Footing on, MediaSettings settings, FileVault vault, Graph graph) {
    this.on = on;
    this.settings = settings;
    this.vault = vault;
    this.graph = graph;
    this.note =
        (tx, notes) -> {
          notes.forEach(n -> n.accept(tx, on.time().now()));
          return notes.stream().map(n -> true).toList();
        };
  }

  /**
   * Graph, and what proves to it that we may ask for a number's files.
   *
   * @param credentials by the channel's id
   */
  record Graph(
      Function<String, GraphMedia> media, Function<String, Optional<Credentials>> credentials) {}

  /** An attempt that has been taken on; what it comes to is durable when this returns. */
  void fetch(StoredFile file) {
    Optional<String> unwanted = unwanted(file);
    Optional<Credentials> proof = graph.credentials().apply(file.channel());
    if (unwanted.isPresent()) {
      failed(file, unwanted.get());
    } else if (file.sealed()) {
      fetchSealed(file);
    } else if (proof.isEmpty()) {
      again(file, "There is no access token for the number.", Optional.empty());
    } else {
      fetch(file, proof.get());
    }
  }

  private Optional<String> unwanted(StoredFile file) {
    if (!settings.kinds().contains(file.kind())) {
      return Optional.of("Files of this kind are not kept: " + word(file.kind()) + ".");
    }
    Duration kept = file.sealed() ? SEALED_KEPT : KEPT;
    return on.time().now().isAfter(file.received().plus(kept))
        ? Optional.of(
            file.sealed()
                ? "Meta keeps a form's files for 20 days."
                : "Meta keeps files for seven days.")
        : Optional.empty();
  }

  private void fetchSealed(StoredFile file) {
    Optional<SealedFile> sealed = on.store().read(h -> MediaTable.sealed(h, file));
    if (sealed.isEmpty()) {
      failed(file, "What opens the file is gone.");
      return;
    }
    Path fetched = vault.fresh();
    Path opened = vault.fresh();
    try {
      long most = settings.mostBytes() + SealedFile.SURPLUS;
      switch (graph.media().apply(file.channel()).fetch(sealed.get().place(), fetched, most)) {
        case MediaAnswer.Done<GraphMedia.Fetched> done ->
            keep(file, sealed.get().open(fetched, opened), opened);
        case MediaAnswer.Refused<GraphMedia.Fetched> refused -> refused(file, refused);
        case MediaAnswer.Unacceptable<GraphMedia.Fetched>(String reason) -> failed(file, reason);
        case MediaAnswer.Failed<GraphMedia.Fetched>(String reason) ->
            again(file, reason, Optional.empty());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      FileVault.delete(fetched);
      FileVault.delete(opened);
    }
  }

  private void keep(StoredFile file, Optional<GraphMedia.Fetched> opened, Path content) {
    if (opened.isEmpty()) {
      failed(file, "The file is not the one that the customer put into the form.");
      return;
    }
    vault.keep(file.account(), opened.get().sha256(), content);
    stored(file, opened.get(), file.mimeType());
  }

  private void fetch(StoredFile file, Credentials proof) {
    GraphMedia media = graph.media().apply(file.channel());
    switch (media.locate(proof, file.mediaId())) {
      case MediaAnswer.Done<MediaPlace>(MediaPlace place) -> fetch(file, proof, place);
      case MediaAnswer.Refused<MediaPlace> refused -> refused(file, refused);
      case MediaAnswer.Unacceptable<MediaPlace>(String reason) -> failed(file, reason);
      case MediaAnswer.Failed<MediaPlace>(String reason) -> again(file, reason, Optional.empty());
    }
  }

  private void fetch(StoredFile file, Credentials proof, MediaPlace place) {
    Optional<String> type = place.mimeType().or(file::mimeType);
    if (!suits(file.kind(), type.orElse(""))) {
      failed(file, "It is called " + word(file.kind()) + " and is " + type.orElse("") + ".");
      return;
    }
    Path written = vault.fresh();
    try {
      GraphMedia media = graph.media().apply(file.channel());
      switch (media.fetch(proof, place, written, settings.mostBytes())) {
        case MediaAnswer.Done<GraphMedia.Fetched>(GraphMedia.Fetched fetched) -> {
          vault.keep(file.account(), fetched.sha256(), written);
          stored(file, fetched, type);
        }
        case MediaAnswer.Refused<GraphMedia.Fetched> refused -> refused(file, refused);
        case MediaAnswer.Unacceptable<GraphMedia.Fetched>(String reason) -> failed(file, reason);
        case MediaAnswer.Failed<GraphMedia.Fetched>(String reason) ->
            again(file, reason, Optional.empty());
      }
    } finally {
      FileVault.delete(written);
    }
  }

  /** Whether a type may stand behind a kind; what has no type may be anything. */
  private static boolean suits(Content.Media.Kind kind, String type) {
    String family = type.toLowerCase(Locale.ROOT).replaceFirst("/.*", "");
    return family.isEmpty()
        || switch (kind) {
          case IMAGE, STICKER -> family.equals("image");
          case VIDEO -> family.equals("video");
          case AUDIO, VOICE -> family.equals("audio") || family.equals("video");
          case DOCUMENT -> true;
        };
  }

  private static String word(Content.Media.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void stored(StoredFile file, GraphMedia.Fetched fetched, Optional<String> type) {
    StoredFile whole =
        new StoredFile(
            file.id(),
            file.account(),
            file.channel(),
            file.conversation(),
            file.mediaId(),
            file.kind(),
            type,
            file.filename(),
            StoredFile.State.STORED,
            file.attempts(),
            Optional.of(fetched.sha256()),
            fetched.bytes(),
            "",
            file.received());
    write((tx, now) -> MediaTable.stored(tx.handle(), whole, now));
  }

  private void refused(StoredFile file, MediaAnswer.Refused<?> refused) {
    String reason = refused.error().sentence();
    boolean gone = refused.error().code() == BAD_PARAMETER;
    switch (GraphErrorCode.of(refused.error()).action()) {
      case PERMANENT -> failed(file, reason);
      // For a number "no such object" stops it; for a file it means that this one is gone.
      case STOP_NUMBER, RETRY, RETRY_FEW, WAIT -> {
        if (gone) {
          failed(file, reason);
        } else {
          again(file, reason, refused.retryAfter());
        }
      }
    }
  }

  private void failed(StoredFile file, String reason) {
    write((tx, now) -> {
      MediaTable.failed(tx.handle(), file, reason, now);
      Journal.append(tx, List.of(lost(file, reason, now)));
    });
  }

  private void again(StoredFile file, String reason, Optional<Duration> asked) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(file.attempts(), DOUBLINGS));
    Duration usual = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    Duration wait = asked.filter(a -> a.compareTo(usual) > 0).orElse(usual);
    write((tx, now) -> {
      MediaTable.again(tx.handle(), file, reason, now.plus(wait));
      // A week of attempts is told once; what the last of them met stands with the file.
      if (file.attempts() == 0) {
        Journal.append(tx, List.of(postponed(file, reason, now)));
      }
    });
  }

  /** That a file will never be here, for people to read. */
  static Note lost(StoredFile file, String reason, Instant now) {
    return note(file, "failed", " was not fetched: " + reason, now);
  }

  private static Note postponed(StoredFile file, String reason, Instant now) {
    return note(file, "postponed", " is fetched later: " + reason, now);
  }

  private static Note note(StoredFile file, String outcome, String sentence, Instant now) {
    String detail = file.id() + " (" + word(file.kind()) + ")" + sentence;
    return new Note(file.subject(), "media.fetch", outcome, detail, now);
  }

  private void write(BiConsumer<Tx, Instant> change) {
    on.store().writer().submit(note, change).join();
  }
}
