package dev.parley.flow.json;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON Schema of this project, ready to validate. */
final class Contract {
  private static final String HOME = "https://parley.dev/schemas/";

  private final Schema schema;
  private final Map<String, JsonNode> sources;

  private Contract(Schema schema, Map<String, JsonNode> sources) {
    this.schema = schema;
    this.sources = sources;
  }

  /** The contracts of the documents that are read; loaded with the first one. */
  static final class Held {
    private static final Map<String, String> TEXTS =
        Map.of(
            HOME + "flow.schema.json", resource("flow.schema.json"),
            HOME + "bot.schema.json", resource("bot.schema.json"));
    static final Contract FLOW = of("flow.schema.json", TEXTS);
    static final Contract BOT = of("bot.schema.json", TEXTS);

    private Held() {}
  }

  /** The contracts of what may stand beside the flows; a bot without it never loads them. */
  static final class HeldWords {
    private static final String TEMPLATES_FILE = "templates.schema.json";
    private static final String TRANSLATION_FILE = "translation.schema.json";
    static final Contract TEMPLATES =
        of(TEMPLATES_FILE, Map.of(HOME + TEMPLATES_FILE, resource(TEMPLATES_FILE)));
    static final Contract TRANSLATION =
        of(TRANSLATION_FILE, Map.of(HOME + TRANSLATION_FILE, resource(TRANSLATION_FILE)));

    private HeldWords() {}
  }

  private static Contract of(String name, Map<String, String> texts) {
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
    JsonMapper mapper = new JsonMapper();
    Map<String, JsonNode> sources = new HashMap<>();
    texts.forEach((id, text) -> sources.put(id, mapper.readTree(text)));
    return new Contract(registry.getSchema(SchemaLocation.of(HOME + name)), sources);
  }

  List<Error> validate(JsonNode document) {
    return schema.validate(document);
  }

  /** The part of a schema that a keyword stands in, with its titles. */
  JsonNode around(String location) {
    int hash = location.indexOf('#');
    JsonNode source = sources.get(location.substring(0, hash));
    String pointer = location.substring(hash + 1, location.lastIndexOf('/'));
    return source == null ? JsonMapper.shared().missingNode() : source.at(pointer);
  }

  private static String resource(String name) {
    try (InputStream in = Contract.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("flow-core was packaged without " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
