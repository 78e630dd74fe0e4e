package dev.parley.runtime.media;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.Upload;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Gives files of ours their ids at Meta: each is uploaded once a month for a number, and not for
 * every message.
 */
public final class Uploads {
  // Meta says 30 days; a message may wait a while between rendering and sending.
  private static final Duration KEPT = Duration.ofDays(29);

  private static final Logger LOG = System.getLogger(Uploads.class.getName());

  private static final int LOCKS = 64;

  private final Footing on;
  private final WhatsAppLimits.Media limits;
  private final FileVault vault;
  private final Fetcher.Graph graph;
  private final List<ReentrantLock> locks =
      Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
  private final Work<Fresh, Boolean> put =
      (tx, fresh) -> {
        fresh.forEach(f -> UploadTable.put(tx.handle(), f.key(), f.known()));
        return fresh.stream().map(f -> true).toList();
      };
  private final Work<Gone, Boolean> forget =
      (tx, gone) -> {
        gone.forEach(g -> UploadTable.forget(tx.handle(), g.account(), g.channel(), g.mediaId()));
        return gone.stream().map(g -> true).toList();
      };
  private final Work<Instant, Integer> prune =
      (tx, instants) -> instants.stream().map(now -> UploadTable.prune(tx.handle(), now)).toList();

  Uploads(Footing on, MediaSettings settings, FileVault vault, Fetcher.Graph graph) {
    this.on = on;
    this.limits = settings.limits().media();
    this.vault = vault;
    this.graph = graph;
  }

  private record Fresh(UploadTable.Key key, UploadTable.Known known) {}

  private record Gone(String account, String channel, String mediaId) {}

  /**
   * The id of a stored file for a number, uploading it if it has none. It may take as long as the
   * network does: never to be called in a transaction.
   */
  public MediaAnswer<String> idOf(StoredFile file, String channel) {
    if (file.state() == StoredFile.State.WAITING) {
      return new MediaAnswer.Failed<>("The file is still on its way here from the customer.");
    }
    Optional<String> fault = fault(file);
    if (fault.isPresent()) {
      return new MediaAnswer.Unacceptable<>(fault.get());
    }
    UploadTable.Key key =
        new UploadTable.Key(
            file.account(), channel, file.digest().orElseThrow(), file.mimeType().orElseThrow());
    // One upload of a file at a time: the second finds the id of the first.
    ReentrantLock lock = locks.get(Math.floorMod(key.hashCode(), LOCKS));
    lock.lock();
    try {
      return known(key)
          .<MediaAnswer<String>>map(MediaAnswer.Done::new)
          .orElseGet(() -> upload(file, key));
    } finally {
      lock.unlock();
    }
  }

  /** Whether WhatsApp would take a file, said before it is uploaded. */
  private Optional<String> fault(StoredFile file) {
    if (file.state() != StoredFile.State.STORED || file.digest().isEmpty()) {
      return Optional.of(("The file is not here. " + file.error()).strip());
    }
    WhatsAppLimits.FileKind kind = limit(file.kind());
    String type = file.mimeType().orElse("").replaceFirst(";.*", "").strip();
    if (!kind.types().contains(type)) {
      return Optional.of(
          "WhatsApp does not take %s as %s; it takes %s."
              .formatted(
                  type.isEmpty() ? "a file of no type" : type,
                  file.kind().name().toLowerCase(Locale.ROOT),
                  String.join(", ", kind.types().stream().sorted().toList())));
    }
    return file.bytes() > kind.bytes()
        ? Optional.of(
            "The file has %d bytes, and WhatsApp takes at most %d."
                .formatted(file.bytes(), kind.bytes()))
        : Optional.empty();
  }

  /** The kind as which WhatsApp shows files of a type; empty if it takes none of it. */
  public Optional<Content.Media.Kind> kindOf(String mimeType) {
    String type = mimeType.replaceFirst(";.*", "").strip();
    return Stream.of(Content.Media.Kind.values())
        .filter(kind -> limit(kind).types().contains(type))
        .findFirst();
  }

  /** What WhatsApp takes of a kind. */
  public WhatsAppLimits.FileKind limit(Content.Media.Kind kind) {
    return switch (kind) {
      case IMAGE -> limits.image();
      case VIDEO -> limits.video();
      case AUDIO -> limits.audio();
      case VOICE -> limits.voice();
      case DOCUMENT -> limits.document();
      case STICKER -> limits.sticker();
    };
  }

  private Optional<String> known(UploadTable.Key key) {
    return on.store()
        .read((Handle h) -> UploadTable.find(h, key))
        .filter(known -> known.expires().isAfter(on.time().now()))
        .map(UploadTable.Known::mediaId);
  }

  private MediaAnswer<String> upload(StoredFile file, UploadTable.Key key) {
    Optional<Credentials> proof = graph.credentials().apply(key.channel());
    if (proof.isEmpty()) {
      return new MediaAnswer.Failed<>("There is no access token for the number.");
    }
    MediaAnswer<String> answer = upload(file, key, proof.get());
    if (answer instanceof MediaAnswer.Done<String>(String id)) {
      UploadTable.Known known = new UploadTable.Known(id, on.time().now().plus(KEPT));
      on.store().writer().submit(put, new Fresh(key, known)).join();
    }
    return answer;
  }

  private MediaAnswer<String> upload(StoredFile file, UploadTable.Key key, Credentials proof) {
    try {
      return vault.lend(
          file.account(),
          key.digest(),
          content ->
              graph
                  .media()
                  .apply(key.channel())
                  .upload(
                      proof,
                      new Upload(
                          content, sendable(key.mimeType()), file.filename().orElse("file"))));
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, "The content of " + file.id() + " cannot be read", e);
      return new MediaAnswer.Failed<>("The content of the file cannot be read now.");
    }
  }

  /** A customer's file may come with more said about its type than can be sent. */
  private static String sendable(String type) {
    String plain = type.replaceFirst(";.*", "").strip();
    return plain.equals("audio/ogg") ? plain + "; codecs=opus" : plain;
  }

  /** Forgets an id that Meta does not know any more; the next message uploads the file again. */
  public void forget(String account, String channel, String mediaId) {
    on.store().writer().submit(forget, new Gone(account, channel, mediaId)).join();
  }

  /** Forgets the ids that have run out, and says how many. */
  public int prune() {
    return on.store().writer().submit(prune, on.time().now()).join();
  }
}
