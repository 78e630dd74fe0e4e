package dev.parley.runtime.emulator;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;

/** The files of the phone page, served from memory under a policy that lets nothing else in. */
final class PhonePage {
  private static final String FOLDER = "/dev/parley/runtime/emulator/phone/";
  private static final String PAGE = "phone.html";
  private static final Set<String> FILES =
      Set.of(
          PAGE,
          "icon.svg",
          "base.css",
          "chat.css",
          "people.css",
          "dialogs.css",
          "api.js",
          "app.js",
          "bubble.js",
          "chat.js",
          "content.js",
          "dialogs.js",
          "dom.js",
          "format.js",
          "people.js",
          "state.js",
          "time.js");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "svg", "image/svg+xml");
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self';"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final int NOT_MODIFIED = 304;

  private final Map<String, PageFile> files = new TreeMap<>();

  private record PageFile(String text, String type, String tag) {}

  PhonePage() {
    FILES.forEach(name -> files.put(name, load(name)));
  }

  void register(RoutesConfig routes) {
    routes.get("/phone", context -> serve(context, PAGE));
    routes.get(
        "/phone/app/{file}",
        context -> PhoneRoutes.answer(context, asked -> serve(asked, asked.pathParam("file"))));
  }

  private void serve(Context context, String name) {
    Optional<PageFile> file = Optional.ofNullable(files.get(name));
    if (file.isEmpty()) {
      throw PhoneFault.notFound("The phone page has no file " + name + "; open /phone.");
    }
    context.header("Content-Security-Policy", POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cache-Control", "no-cache");
    context.header("ETag", file.get().tag());
    if (file.get().tag().equals(context.header("If-None-Match"))) {
      context.status(NOT_MODIFIED);
    } else {
      context.contentType(file.get().type()).result(file.get().text());
    }
  }

  private static PageFile load(String name) {
    try (InputStream in = PhonePage.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("The phone page's file " + name + " is not in the jar");
      }
      byte[] bytes = in.readAllBytes();
      CRC32 sum = new CRC32();
      sum.update(bytes);
      String tag = '"' + Long.toHexString(sum.getValue()) + '-' + bytes.length + '"';
      String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
      String text = new String(bytes, StandardCharsets.UTF_8);
      return new PageFile(text, TYPES.getOrDefault(ending, "application/octet-stream"), tag);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
