package dev.parley.runtime.emulator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** The files that customers send from the phone page, and those that the page shows. */
final class PhoneFiles {
  private static final int MOST = 25 * 1024 * 1024;
  private static final int CAPTION = 1_024;
  private static final int NAME = 240;
  private static final int DRAFT = 64;
  private static final int CREATED = 201;
  private static final String BYTES = "application/octet-stream";
  private static final Pattern TYPE =
      Pattern.compile("[a-z]+/[A-Za-z0-9.+-]+(; ?[a-z]+=[A-Za-z0-9.+-]+)*");
  private static final List<String> KINDS =
      List.of("image", "video", "audio", "voice", "document", "sticker");

  /** What a browser may show on this page; whatever else it is, it is only ever downloaded. */
  private static final Set<String> SHOWN =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/webp",
          "image/gif",
          "video/mp4",
          "video/3gpp",
          "video/webm",
          "audio/aac",
          "audio/amr",
          "audio/mpeg",
          "audio/mp4",
          "audio/ogg",
          "audio/webm",
          "audio/wav");

  private final CustomerSide customers;
  private final MediaShelf shelf;

  PhoneFiles(CustomerSide customers, MediaShelf shelf) {
    this.customers = customers;
    this.shelf = shelf;
  }

  void register(RoutesConfig routes) {
    routes.post(
        "/phone/api/customers/{id}/files", context -> PhoneRoutes.answer(context, this::send));
    routes.get("/phone/api/media/{id}", context -> PhoneRoutes.answer(context, this::show));
  }

  /**
   * A file as the body, and what is said of it in the query. A page of another site can post forms
   * and texts here but nothing of this type, so nothing else is taken.
   */
  private void send(Context context) {
    if (!BYTES.equals(context.contentType())) {
      throw PhoneFault.of(415, "The body must be " + BYTES + ", its type stands in the query.");
    }
    String type = query(context, "type", NAME).filter(t -> TYPE.matcher(t).matches()).orElse(BYTES);
    String kind = query(context, "kind", NAME).filter(KINDS::contains).orElseGet(() -> kind(type));
    MediaShelf.Shelved file = shelf.put(bytes(context), type);
    context.header("Cache-Control", "no-store");
    PhoneRoutes.write(
        context,
        CREATED,
        customers
            .send(
                context.pathParam("id"),
                content(context, kind, file),
                query(context, "replyTo", NAME),
                query(context, "draft", DRAFT))
            .orElseThrow(() -> PhoneFault.notFound("There is no such customer.")));
  }

  /** As WhatsApp itself sorts files. */
  private static String kind(String type) {
    String family = type.replaceFirst("/.*", "");
    boolean picture = Set.of("image/jpeg", "image/png", "image/webp").contains(type);
    return picture || Set.of("video", "audio").contains(family) ? family : "document";
  }

  private static byte[] bytes(Context context) {
    byte[] bytes;
    try {
      bytes = context.req().getInputStream().readNBytes(MOST + 1);
    } catch (IOException broken) {
      throw PhoneFault.of(400, "The file broke off before its end.");
    }
    if (bytes.length == 0 || bytes.length > MOST) {
      throw PhoneFault.of(413, "A file has 1 to " + MOST + " bytes here.");
    }
    return bytes;
  }

  private static ObjectNode content(Context context, String kind, MediaShelf.Shelved file) {
    boolean voice = kind.equals("voice");
    String word = voice ? "audio" : kind;
    ObjectNode content = EmulatorJson.object().put("type", word);
    ObjectNode media = content.putObject(word);
    String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(file.sha256()));
    media.put("id", file.id()).put("mime_type", file.type()).put("sha256", digest);
    switch (kind) {
      case "audio", "voice" -> media.put("voice", voice);
      case "sticker" -> media.put("animated", false);
      default -> query(context, "caption", CAPTION).ifPresent(text -> media.put("caption", text));
    }
    if (kind.equals("document")) {
      query(context, "name", NAME).ifPresent(name -> media.put("filename", name));
    }
    return content;
  }

  private static Optional<String> query(Context context, String name, int most) {
    return Optional.ofNullable(context.queryParam(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.length() <= most);
  }

  private void show(Context context) {
    MediaShelf.Shelved file =
        shelf
            .find(context.pathParam("id"))
            .orElseThrow(() -> PhoneFault.notFound("There is no such file."));
    String plain = file.type().replaceFirst(";.*", "").toLowerCase(Locale.ROOT);
    boolean shown = SHOWN.contains(plain);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Content-Security-Policy", "default-src 'none'; sandbox");
    context.header("Content-Disposition", shown ? "inline" : "attachment");
    context.contentType(shown ? plain : BYTES).result(file.content());
  }
}
