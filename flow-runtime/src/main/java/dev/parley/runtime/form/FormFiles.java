package dev.parley.runtime.form;

import dev.parley.flow.engine.FormQuestion;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.journal.Note;
import dev.parley.runtime.media.Arrival;
import dev.parley.runtime.media.Media;
import dev.parley.runtime.store.Footing;
import dev.parley.runtime.store.Work;
import dev.parley.runtime.whatsapp.Content;
import dev.parley.runtime.whatsapp.SealedFile;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Photos and documents that a customer put into a form that is still open. They are fetched aside;
 * the bot is told of them at once, by our ids.
 */
public final class FormFiles {
  private static final int LONGEST_ID = 100;

  private final Footing on;
  private final Work<List<Arrival>, List<String>> expect;

  public FormFiles(Footing on, Media media) {
    this.on = on;
    this.expect = (tx, all) -> all.stream().map(some -> media.expect(tx, some)).toList();
  }

  /** Whether a question brings any. */
  static boolean in(FormQuestion question) {
    return question.data().values().stream()
        .anyMatch(value -> value instanceof List<?> list && list.stream().anyMatch(FormFiles::is));
  }

  private static boolean is(@Nullable Object item) {
    return item instanceof Map<?, ?> map && SealedFile.of(map).isPresent();
  }

  /** The same question with our ids in it, by which the files are on their way here. */
  @SuppressWarnings("NullAway") // class files forget what a compact constructor's maps may hold
  FormQuestion named(Channel channel, String conversation, FormQuestion question) {
    Note.Subject to = new Note.Subject(channel.account(), channel.id(), conversation);
    List<Arrival> arrivals = new ArrayList<>();
    question.data().values().forEach(value -> collect(to, value, arrivals));
    Iterator<String> ids = on.store().writer().submit(expect, arrivals).join().iterator();
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    question.data().forEach((name, value) -> data.put(name, named(value, ids)));
    return new FormQuestion(question.token(), question.action(), question.screen(), data);
  }

  private void collect(Note.Subject to, @Nullable Object value, List<Arrival> arrivals) {
    if (value instanceof List<?> list) {
      list.stream()
          .filter(FormFiles::is)
          .map(item -> (Map<?, ?>) item)
          .forEach(item ->
              arrivals.add(new Arrival(to, media(item), SealedFile.of(item), on.time().now())));
    }
  }

  private static Content.Media media(Map<?, ?> said) {
    Optional<String> none = Optional.empty();
    Optional<String> type = type(said);
    return new Content.Media(
        Content.Media.Kind.of(type.orElse("")),
        Media.sealedId(SealedFile.of(said).orElseThrow()),
        type,
        none,
        none,
        text(said, "file_name"),
        none,
        false);
  }

  /** Meta says what it is called, and not what it is. */
  private static Optional<String> type(Map<?, ?> said) {
    return text(said, "file_name").map(URLConnection::guessContentTypeFromName);
  }

  private static Optional<String> text(Map<?, ?> said, String name) {
    return said.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static @Nullable Object named(@Nullable Object value, Iterator<String> ids) {
    if (!(value instanceof List<?> list)) {
      return value;
    }
    List<@Nullable Object> named = new ArrayList<>();
    for (Object item : list) {
      String id = is(item) ? ids.next() : "";
      named.add(id.isEmpty() ? item : file((Map<?, ?>) item, id));
    }
    return named;
  }

  private static Map<String, Object> file(Map<?, ?> said, String id) {
    Map<String, Object> file = new LinkedHashMap<>();
    Optional<String> type = type(said);
    file.put("id", id);
    Content.Media.Kind kind = Content.Media.Kind.of(type.orElse(""));
    file.put("type", kind.name().toLowerCase(Locale.ROOT));
    type.ifPresent(mime -> file.put("mime", mime));
    text(said, "file_name").ifPresent(name -> file.put("filename", name));
    // By this the form's own errors about single files are told.
    text(said, "media_id")
        .filter(text -> text.length() <= LONGEST_ID)
        .ifPresent(text -> file.put("media_id", text));
    return file;
  }
}
