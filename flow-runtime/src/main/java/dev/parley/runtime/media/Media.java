package dev.parley.runtime.media;

import dev.parley.runtime.journal.Journal;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.retention.Forgetting;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.Digests;
import dev.parley.runtime.whatsapp.GraphMedia;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.MediaFile;
import dev.parley.runtime.whatsapp.SealedFile;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files. What customers send is written down in the transaction that records their message and
 * fetched at once afterwards; what we send is kept here and uploaded once.
 */
public final class Media {
  /** Files of customers may go; one that is not here yet is still waited for. */
  public static final Forgetting FORGETTING =
      Forgetting.byId("media", "received", "channel <> '' and state <> 'waiting'");

  private static final Logger LOG = System.getLogger(Media.class.getName());

  private static final String OURS = "parley-file:";

  private static final Pattern ID = Pattern.compile("med_[0-9a-z]+");

  /** In JSON, so that a customer's words cannot look like it: their quotes are escaped. */
  private static final Pattern REFERENCE =
      Pattern.compile("\"id\":\"" + OURS + "(med_[0-9a-z]+)\"");

  private static final int LONGEST_ID = 200;
  private static final int LONGEST_TYPE = 200;
  private static final int LONGEST_NAME = 250;

  private final Footing on;
  private final FileVault vault;
  private final Fetching fetching;
  private final Uploads uploads;
  private final Sweeping sweeping;
  private final Work<StoredFile, StoredFile> insert =
      (tx, files) -> {
        MediaTable.insert(tx.handle(), files);
        return files.stream().map(f -> known(tx, f)).toList();
      };

  /**
   * Files that stand still until they are started.
   *
   * @param graph Graph's files, by the channel's id
   * @param credentials what proves that we may ask for them, by the channel's id
   */
  public Media(
      Footing on,
      MediaSettings settings,
      Function<String, GraphMedia> graph,
      Function<String, Optional<Credentials>> credentials) {
    this.on = on;
    this.vault = FileVault.of(settings);
    Fetcher.Graph access = new Fetcher.Graph(graph, credentials);
    this.fetching = new Fetching(on, new Fetcher(on, settings, vault, access), settings.parallel());
    this.uploads = new Uploads(on, settings, vault, access);
    this.sweeping = new Sweeping(on, vault, uploads);
  }

  /** Starts to fetch, beginning with what an earlier process left. */
  public void start() {
    vault.clean(on.time().now().minus(Fetching.LEASE));
    vault.trouble().ifPresent(sentence -> LOG.log(Level.WARNING, sentence));
    fetching.start();
  }

  /** Begins no more; what is under way may end. */
  public void stop(Duration patience) {
    sweeping.stop();
    fetching.stop(patience);
  }

  /**
   * Writes down files to be fetched, in the transaction that records the messages they came with; a
   * file that is known already stays as it is.
   *
   * @return our id of each, by which flows and the API know it; empty for one that is known from
   *     another conversation, whose customer must not be shown it
   */
  public List<String> expect(Tx tx, List<Arrival> arrivals) {
    if (arrivals.isEmpty()) {
      return List.of();
    }
    List<StoredFile> files = arrivals.stream().map(this::waiting).toList();
    int[] inserted = MediaTable.insert(tx.handle(), files);
    List<String> ids = new ArrayList<>(files.size());
    List<Note> lost = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      StoredFile file = files.get(i);
      ids.add(inserted[i] > 0 ? file.id() : idFor(file, known(tx, file)));
      Optional<SealedFile> sealed = arrivals.get(i).sealed();
      if (inserted[i] > 0 && sealed.isPresent()) {
        MediaTable.seal(tx.handle(), file, sealed.get());
      }
      if (inserted[i] > 0 && file.state() == StoredFile.State.FAILED) {
        lost.add(Fetcher.lost(file, file.error(), file.received()));
      }
    }
    Journal.append(tx, lost);
    tx.afterCommit(fetching::wake);
    return ids;
  }

  /** Who has a form send off answers may write any id into them. */
  private static String idFor(StoredFile file, StoredFile known) {
    return known.isIn(file.conversation()) ? known.id() : "";
  }

  /** The name of a file that was put into a form: whoever knows it has what opens the file. */
  public static String sealedId(SealedFile sealed) {
    return StoredFile.SEALED + digest(sealed.write());
  }

  private static StoredFile known(Tx tx, StoredFile file) {
    return MediaTable.byMediaId(tx.handle(), file.account(), file.channel(), file.mediaId())
        .orElseThrow();
  }

  /** Whatever Meta sends fits its column: the message it came with must not fail for a file. */
  private StoredFile waiting(Arrival arrival) {
    Content.Media media = arrival.media();
    boolean named = media.id().length() <= LONGEST_ID;
    return new StoredFile(
        on.ids().next("med"),
        arrival.to().account(),
        arrival.to().channel(),
        arrival.to().conversation(),
        named ? media.id() : "odd:" + digest(media.id()),
        media.kind(),
        media.mimeType().filter(type -> type.length() <= LONGEST_TYPE),
        media.filename().map(Media::plain),
        named ? StoredFile.State.WAITING : StoredFile.State.FAILED,
        0,
        Optional.empty(),
        0,
        named ? "" : "The id of the file is none.",
        arrival.received());
  }

  private static String digest(String text) {
    MessageDigest digest = Digests.sha256();
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    return Digests.hex(digest);
  }

  /** A name and never a path. */
  private static String plain(String filename) {
    String name = filename.replaceAll("[/\\\\\\p{Cntrl}]", "_");
    return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
  }

  /** Keeps a file of ours; the same content is kept once. */
  public StoredFile keep(Own own, InputStream content) {
    FileVault.Kept kept = vault.keep(own.account(), content);
    Instant now = on.time().now();
    StoredFile file =
        new StoredFile(
            on.ids().next("med"),
            own.account(),
            "",
            "",
            "own:" + own.kind() + ':' + own.mimeType() + ':' + kept.digest(),
            own.kind(),
            Optional.of(own.mimeType()),
            own.filename().map(Media::plain),
            StoredFile.State.STORED,
            0,
            Optional.of(kept.digest()),
            kept.bytes(),
            "",
            now);
    return on.store().writer().submit(insert, file).join();
  }

  /**
   * What is said of a file of ours.
   *
   * @param mimeType such as {@code image/png}
   */
  public record Own(
      String account, Content.Media.Kind kind, String mimeType, Optional<String> filename) {}

  /** A file by our id. */
  public Optional<StoredFile> byId(String account, String id) {
    return on.store().read(h -> MediaTable.byId(h, account, id));
  }

  /** An account's file by our id. */
  public Optional<StoredFile> byId(AccountId account, String id) {
    return byId(account.value(), id);
  }

  /**
   * Which part of the list of files is wanted.
   *
   * @param conversation only those of this one; all where it is empty
   * @param after the id of the last one seen; empty for the first page
   */
  public record Wanted(String conversation, String after, int most) {}

  /** An account's files in the order in which they came. */
  public List<StoredFile> list(AccountId account, Wanted wanted) {
    return on.store()
        .read(h ->
            MediaTable.list(
                h, account.value(), wanted.conversation(), wanted.after(), wanted.most()));
  }

  /** A customer's file by the id it had at Meta. */
  public Optional<StoredFile> byMediaId(String account, String channel, String mediaId) {
    return on.store().read(h -> MediaTable.byMediaId(h, account, channel, mediaId));
  }

  /** The content of a file, if it is here; it must be closed. */
  public Optional<InputStream> open(StoredFile file) {
    return file.digest().flatMap(digest -> vault.open(file.account(), digest));
  }

  /**
   * How a message names a file of ours while it has no id at Meta. A message is rendered in a
   * transaction, where nothing may be uploaded; {@link #fill} puts the id in before it is sent.
   */
  public static MediaFile reference(String id) {
    return new MediaFile.Uploaded(OURS + id);
  }

  /** Whether this has the form of an id of ours, and is not one of Meta's. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * A rendered message with the ids of our files in it, uploading those that have none: not to be
   * called in a transaction.
   */
  public MediaAnswer<Filled> fill(String account, String channel, String message) {
    Matcher matcher = REFERENCE.matcher(message);
    StringBuilder filled = new StringBuilder();
    List<String> ids = new ArrayList<>();
    while (matcher.find()) {
      MediaAnswer<String> id =
          byId(account, matcher.group(1))
              .map(file -> uploads.idOf(file, channel))
              .orElseGet(() -> new MediaAnswer.Unacceptable<>("A file of the message is gone."));
      if (!(id instanceof MediaAnswer.Done<String>(String value))) {
        return failed(id);
      }
      ids.add(value);
      matcher.appendReplacement(filled, Matcher.quoteReplacement("\"id\":\"" + value + '"'));
    }
    return new MediaAnswer.Done<>(new Filled(matcher.appendTail(filled).toString(), ids));
  }

  private static MediaAnswer<Filled> failed(MediaAnswer<String> answer) {
    return switch (answer) {
      case MediaAnswer.Done<String> done -> throw new IllegalArgumentException("It is done.");
      case MediaAnswer.Refused<String>(var error, var status, var retryAfter) ->
          new MediaAnswer.Refused<>(error, status, retryAfter);
      case MediaAnswer.Unacceptable<String>(String reason) ->
          new MediaAnswer.Unacceptable<>(reason);
      case MediaAnswer.Failed<String>(String reason) -> new MediaAnswer.Failed<>(reason);
    };
  }

  /**
   * A message whose files have their ids.
   *
   * @param ids the ids that were put in
   */
  public record Filled(String message, List<String> ids) {
    public Filled {
      ids = List.copyOf(ids);
    }
  }

  /** Deletes contents that no file has any more, now and then until it is stopped. */
  public void sweepNowAndThen() {
    sweeping.start();
  }

  /** Deletes them now. */
  void sweep() {
    sweeping.run();
  }

  /** The ids that files have at Meta. */
  public Uploads uploads() {
    return uploads;
  }
}
