package dev.parley.runtime.media;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.http.Access;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.http.Thing;
import dev.parley.runtime.store.AccountId;
import dev.parley.runtime.whatsapp.Content;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code /api/v1/media}: what is known of files, and their contents by links that end. A file of
 * one's own is posted here and then sent by its id.
 */
public final class MediaRoutes implements Resource {
  private static final Logger LOG = System.getLogger(MediaRoutes.class.getName());
  private static final String ALL = "/media";
  private static final long LARGEST = 100L * 1024 * 1024;
  private static final String BYTES = "application/octet-stream";

  /** What a browser may show in place. Whatever else a customer sends is only ever downloaded. */
  private static final Set<String> SHOWN =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/webp",
          "video/mp4",
          "video/3gpp",
          "audio/aac",
          "audio/amr",
          "audio/mpeg",
          "audio/mp4",
          "audio/ogg");

  private static final Thing FILE =
      Thing.named("File")
          .must("id", Text.id("med"), "")
          .must("kind", Text.word(kinds()), "")
          .must("state", Text.word(states()), "Whether its content is here.")
          .must("receivedAt", Text.moment(), "")
          .may("channel", Text.of(1, 40), "The number that a customer sent it to.")
          .may("conversation", Text.of(1, 40), "In which a customer sent it.")
          .may("mimeType", Text.of(1, 200), "")
          .may("filename", Text.of(1, 1000), "")
          .may("detail", Text.of(1, 2000), "Why its content is not here.")
          .may("bytes", Shape.whole(0, Long.MAX_VALUE), "")
          .may("sha256", Text.of(64, 64), "")
          .may(
              "content",
              Thing.named("")
                  .must("url", Text.of(1, 2000), "A link for whoever has it.")
                  .must("expiresAt", Text.moment(), ""),
              "");

  private final Media media;
  private final MediaLinks links;
  private final Optional<URI> address;

  /**
   * The routes.
   *
   * @param address how the server is reached from outside; where a request came in if empty
   */
  public MediaRoutes(Media media, MediaLinks links, Optional<URI> address) {
    this.media = media;
    this.links = links;
    this.address = address;
  }

  private static List<String> kinds() {
    return Arrays.stream(Content.Media.Kind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static List<String> states() {
    return Arrays.stream(StoredFile.State.values()).map(StoredFile.State::word).toList();
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.get(ALL, "listFiles")
            .says("Files that customers sent and files of one's own, in the order they came.")
            .needs(Permission.MEDIA_READ)
            .query("conversation", Text.of(1, 60), "Only what came in this conversation.")
            .paged(FILE)
            .by(this::list),
        Operation.post(ALL, "addFile")
            .says("Keeps a file of one's own, to be sent by its id; Content-Type says what it is.")
            .needs(Permission.MEDIA_WRITE)
            .query("filename", Text.of(0, 250), "What it is called.")
            .takes(new Operation.Intake.File(LARGEST))
            .gives(201, FILE)
            .by(this::add),
        Operation.get(ALL + "/{id}", "getFile")
            .says("What is known of a file, with a link to its content that ends.")
            .needs(Permission.MEDIA_READ)
            .gives(200, FILE)
            .by(request -> Answer.of(json(request, file(request.account(), request)))),
        Operation.get(ALL + "/{id}/content", "getFileContent")
            .says("A file's content, for who has the permission or a link that has not ended.")
            .access(new Access.Linked(Permission.MEDIA_READ))
            .query("account", Text.of(0, 60), "Of a link.")
            .query("expires", Text.of(0, 20), "Of a link.")
            .query(Access.Linked.SIGNATURE, Text.of(0, 100), "Of a link.")
            .gives(200, new Operation.Outcome.File("*/*"))
            .gives(206, new Operation.Outcome.File("*/*"))
            .refuses(403, "The link has ended, or the caller may not.")
            .by(this::content));
  }

  private Reply list(Request request) {
    Page page = request.page().under(Media::isId);
    String conversation = request.query("conversation").orElse("");
    Media.Wanted wanted = new Media.Wanted(conversation, page.after(), page.limit());
    List<StoredFile> found = media.list(request.account(), wanted);
    return page.of(found, StoredFile::id, file -> json(request, file));
  }

  private Reply add(Request request) {
    String type = type(request.context());
    Content.Media.Kind kind =
        media
            .uploads()
            .kindOf(type)
            .orElseThrow(() ->
                Problem.badValue(
                    "Content-Type",
                    type.isEmpty()
                        ? "Say as Content-Type what the file is, such as image/png."
                        : "WhatsApp takes no such type; image/png and audio/ogg are some of those"
                            + " that it takes."));
    WhatsAppLimits.FileKind limit = media.uploads().limit(kind);
    Optional<String> name = request.query("filename").filter(n -> !n.isBlank());
    Media.Own own = new Media.Own(request.account().value(), kind, type, name);
    InputStream body = someBytes(request.content(limit.bytes()));
    StoredFile file = kept(() -> media.keep(own, body));
    return Answer.created(Operation.ROOT + ALL + "/" + file.id(), json(request, file));
  }

  private static <T> T kept(Supplier<T> work) {
    try {
      return work.get();
    } catch (UncheckedIOException e) {
      LOG.log(Level.WARNING, "The place of files does not work", e);
      throw Problem.unavailable("Files cannot be kept or read right now; try again.");
    }
  }

  /** Without what a type may carry: who sends a file says again what WhatsApp wants of it. */
  private static String type(Context context) {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    return type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
  }

  private static InputStream someBytes(InputStream body) {
    try {
      PushbackInputStream some = new PushbackInputStream(body);
      int first = some.read();
      if (first < 0) {
        throw Problem.badRequest("The body is empty; send the file's bytes as the body.");
      }
      some.unread(first);
      return some;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reply content(Request request) {
    Context context = request.context();
    StoredFile file = file(whose(request), request);
    var content =
        kept(() -> media.open(file))
            .orElseThrow(() -> Problem.notFound("The file's content is not here."));
    String type = file.mimeType().orElse(BYTES).replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
    boolean shown = SHOWN.contains(type);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Security-Policy", "default-src 'none'; sandbox");
    context.header("Cache-Control", "private, no-store");
    context.header("Content-Disposition", disposition(file, shown));
    context.writeSeekableStream(content, shown ? type : BYTES, file.bytes());
    return new Reply.Written();
  }

  /** The caller's account, or the one whose link it is. */
  private AccountId whose(Request request) {
    if (request.caller().isPresent()) {
      return request.account();
    }
    return links
        .opens(request.path("id"), request::query)
        .orElseThrow(() ->
            Problem.forbidden("This link has ended, or was never one: ask for the file again."));
  }

  private static String disposition(StoredFile file, boolean shown) {
    String name =
        URLEncoder.encode(file.filename().orElse(file.id()), StandardCharsets.UTF_8)
            .replace("+", "%20");
    return (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + name;
  }

  private StoredFile file(AccountId account, Request request) {
    return media
        .byId(account, request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such file; /api/v1/media lists them."));
  }

  private Map<String, Object> json(Request request, StoredFile file) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", file.id());
    json.put("kind", file.kind().name().toLowerCase(Locale.ROOT));
    json.put("state", file.state().word());
    json.put("receivedAt", file.received().toString());
    put(json, "channel", file.channel());
    put(json, "conversation", file.conversation());
    file.mimeType().ifPresent(type -> json.put("mimeType", type));
    file.filename().ifPresent(name -> json.put("filename", name));
    put(json, "detail", file.error());
    file.digest()
        .ifPresent(digest -> {
          json.put("bytes", file.bytes());
          json.put("sha256", digest);
          json.put("content", link(request, file));
        });
    return json;
  }

  private Map<String, Object> link(Request request, StoredFile file) {
    MediaLinks.Link link = links.to(file);
    String base = address.map(URI::toString).orElseGet(request::origin);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("url", base + Operation.ROOT + ALL + "/" + file.id() + "/content?" + link.query());
    json.put("expiresAt", link.expires().toString());
    return json;
  }

  private static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
