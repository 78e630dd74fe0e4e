package dev.parley.runtime.emulator;

import dev.parley.flow.model.WhatsAppLimits;
import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files as the Graph API has them: uploaded, looked for, deleted. */
final class MediaEdges {
  /** Where files are downloaded, with the access token. */
  static final String PLACE = "/emulator/media/";

  private static final List<WhatsAppLimits.FileKind> KINDS =
      List.of(
          WhatsAppLimits.V24.media().image(),
          WhatsAppLimits.V24.media().video(),
          WhatsAppLimits.V24.media().audio(),
          WhatsAppLimits.V24.media().document(),
          WhatsAppLimits.V24.media().sticker());

  private final Predicate<String> number;
  private final MediaShelf shelf;

  MediaEdges(BusinessNumber number, MediaShelf shelf) {
    this.number = number.phoneNumberId()::equals;
    this.shelf = shelf;
  }

  void addTo(GraphMap map) {
    map.add("POST media", number, this::upload);
    map.add("GET", shelf::holds, this::locate);
    map.add("DELETE", shelf::holds, this::delete);
  }

  private JsonNode upload(GraphCall call) {
    SendRules.checkProduct(call.body());
    UploadedFile file =
        Optional.ofNullable(call.context().uploadedFile("file"))
            .orElseThrow(() -> GraphFault.parameter("The parameter file is required."));
    String type =
        EmulatorJson.text(call.body(), "type")
            .or(() -> Optional.ofNullable(file.contentType()))
            .orElse("");
    String plain = type.replaceFirst(";.*", "").strip();
    WhatsAppLimits.FileKind kind =
        KINDS.stream()
            .filter(k -> k.types().contains(plain))
            .findFirst()
            .orElseThrow(() ->
                GraphFault.parameter(
                    "Param file must be a file of a supported type. Received file of type '%s'."
                        .formatted(plain)));
    if (file.size() > kind.bytes()) {
      throw GraphFault.parameter(
          "Param file has %d bytes; at most %d are taken.".formatted(file.size(), kind.bytes()));
    }
    return EmulatorJson.object().put("id", shelf.put(bytes(file), type).id());
  }

  private static byte[] bytes(UploadedFile file) {
    try (InputStream in = file.content()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode locate(GraphCall call) {
    MediaShelf.Shelved file = shelf.find(call.id()).orElseThrow();
    Context context = call.context();
    ObjectNode place = EmulatorJson.object().put("messaging_product", "whatsapp");
    place.put("url", context.scheme() + "://" + context.host() + PLACE + file.id());
    place.put("mime_type", file.type()).put("sha256", file.sha256());
    return place.put("file_size", file.content().length).put("id", file.id());
  }

  private JsonNode delete(GraphCall call) {
    shelf.remove(call.id());
    return GraphCall.success();
  }
}
