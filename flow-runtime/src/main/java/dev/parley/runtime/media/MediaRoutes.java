package dev.parley.runtime.media;

import dev.parley.flow.model.WhatsAppLimits;
import dev.parley.runtime.http.ApiKey;
import dev.parley.runtime.http.Body;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Routes;
import dev.parley.runtime.whatsapp.Content;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /api/v1/media}: what is known of files, and their contents by links that end. A file of
 * one's own is posted here and then sent by its id.
 */
public final class MediaRoutes implements Routes {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final String ALL = "/api/v1/media";
  private static final String BYTES = "application/octet-stream";
  private static final int CREATED = 201;

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

  private final Door door;
  private final Media media;
  private final MediaLinks links;

  /**
   * Who may come in.
   *
   * @param account whose files they are
   * @param address how the server is reached from outside; where a request came in if empty
   */
  public record Door(ApiKey key, String account, Optional<URI> address) {}

  public MediaRoutes(Door door, Media media, MediaLinks links) {
    this.door = door;
    this.media = media;
    this.links = links;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(ALL, this::list);
    routes.post(ALL, this::add);
    routes.get(ALL + "/{id}", this::show);
    routes.get(ALL + "/{id}/content", this::content);
  }

  private void list(Context context) {
    door.key().require(context);
    Page page = Page.of(context);
    String conversation = Optional.ofNullable(context.queryParam("conversation")).orElse("");
    List<StoredFile> found = media.list(door.account(), conversation, page.after(), page.limit());
    page.answer(context, found, StoredFile::id, file -> json(context, file));
  }

  private void show(Context context) {
    door.key().require(context);
    answer(context, file(context));
  }

  private void add(Context context) {
    door.key().require(context);
    String type = Optional.ofNullable(context.contentType()).orElse("").strip();
    Content.Media.Kind kind =
        media
            .uploads()
            .kindOf(type)
            .orElseThrow(() ->
                Problem.badValue(
                    "Content-Type", "WhatsApp takes no file of the type \"" + type + "\"."));
    WhatsAppLimits.FileKind limit = media.uploads().limit(kind);
    Optional<String> name =
        Optional.ofNullable(context.queryParam("filename")).filter(n -> !n.isBlank());
    Media.Own own = new Media.Own(door.account(), kind, type, name);
    StoredFile file = media.keep(own, Body.stream(context, limit.bytes()));
    context.status(CREATED).header("Location", ALL + "/" + file.id());
    answer(context, file);
  }

  private void content(Context context) {
    String expires = Optional.ofNullable(context.queryParam("expires")).orElse("");
    String signature = Optional.ofNullable(context.queryParam("signature")).orElse("");
    if (signature.isEmpty()) {
      door.key().require(context);
    } else if (!links.opens(context.pathParam("id"), expires, signature)) {
      throw Problem.forbidden("This link has ended, or was never one: ask for the file again.");
    }
    StoredFile file = file(context);
    var content =
        media.open(file).orElseThrow(() -> Problem.notFound("The file's content is not here."));
    String type = file.mimeType().orElse(BYTES).replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
    boolean shown = SHOWN.contains(type);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Security-Policy", "default-src 'none'; sandbox");
    context.header("Cache-Control", "private, no-store");
    context.header("Content-Disposition", disposition(file, shown));
    context.writeSeekableStream(content, shown ? type : BYTES, file.bytes());
  }

  private static String disposition(StoredFile file, boolean shown) {
    String name =
        URLEncoder.encode(file.filename().orElse(file.id()), StandardCharsets.UTF_8)
            .replace("+", "%20");
    return (shown ? "inline" : "attachment") + "; filename*=UTF-8''" + name;
  }

  private StoredFile file(Context context) {
    return media
        .byId(door.account(), context.pathParam("id"))
        .orElseThrow(() -> Problem.notFound("There is no such file."));
  }

  private void answer(Context context, StoredFile file) {
    context
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(MAPPER.writeValueAsString(json(context, file)));
  }

  private Map<String, Object> json(Context context, StoredFile file) {
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
          json.put("content", link(context, file));
        });
    return json;
  }

  private Map<String, Object> link(Context context, StoredFile file) {
    MediaLinks.Link link = links.to(file);
    String base =
        door.address().map(URI::toString).orElse(context.scheme() + "://" + context.host());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("url", base + ALL + "/" + file.id() + "/content?" + link.query());
    json.put("expiresAt", link.expires().toString());
    return json;
  }

  private static void put(Map<String, Object> json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
