package dev.parley.flow.json;

import dev.parley.flow.check.Problem.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From bytes to a JSON tree, with a sentence for everything that can be wrong on the way. */
final class DocumentText {
  /** Far above any flow a person wrote, and far below what hurts. */
  static final int LARGEST = 8 * 1024 * 1024;

  private static final int DEEPEST = 200;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private DocumentText() {}

  /** Decodes strictly; a byte order mark of UTF-8, as Windows editors write it, is no fault. */
  static FlowJson.Read<String> decode(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return refused(tooLarge());
    }
    if (isUtf16(bytes)) {
      return refused("The file is UTF-16. Save it as UTF-8.");
    }
    try {
      return new FlowJson.Read.Good<>(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return refused("The file is not UTF-8" + place(bytes) + ". Save it as UTF-8.");
    }
  }

  static FlowJson.Read<JsonNode> parse(String text) {
    if (text.length() > LARGEST) {
      return refused(tooLarge());
    }
    String json = text.startsWith("\ufeff") ? text.substring(1) : text;
    if (json.isBlank()) {
      return refused("The file is empty.");
    }
    try {
      return new FlowJson.Read.Good<>(MAPPER.readTree(json));
    } catch (StreamConstraintsException e) {
      return refused(
          "The JSON is nested deeper than %d levels, or holds an endless number."
              .formatted(DEEPEST));
    } catch (JacksonException e) {
      return new FlowJson.Read.Refused<>(List.of(BrokenJson.explain(e, json)));
    }
  }

  private static String tooLarge() {
    return "The file is larger than %d MB.".formatted(LARGEST / 1024 / 1024);
  }

  private static boolean isUtf16(byte[] bytes) {
    if (bytes.length < 2) {
      return false;
    }
    int mark = ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
    return mark == 0xFEFF || mark == 0xFFFE;
  }

  /** Where the first byte stands that is no UTF-8: decoding replaces it and counts on. */
  private static String place(byte[] bytes) {
    String lenient = new String(bytes, StandardCharsets.UTF_8);
    int at = lenient.indexOf('\ufffd');
    long line = 1 + lenient.substring(0, Math.max(0, at)).chars().filter(c -> c == '\n').count();
    return " (line " + line + ")";
  }

  private static <T> FlowJson.Read<T> refused(String sentence) {
    return new FlowJson.Read.Refused<>(
        List.of(DocumentProblems.at(DocumentProblems.NO_JSON, Place.of("", ""), sentence)));
  }
}
