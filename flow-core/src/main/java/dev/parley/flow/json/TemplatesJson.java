package dev.parley.flow.json;

import dev.parley.flow.check.Problem;
import dev.parley.flow.model.TemplateSignature;
import dev.parley.flow.model.TemplateSignature.Button;
import dev.parley.flow.model.TemplateSignature.ButtonKind;
import dev.parley.flow.model.TemplateSignature.Category;
import dev.parley.flow.model.TemplateSignature.Gaps;
import dev.parley.flow.model.TemplateSignature.Header;
import dev.parley.flow.model.TemplateSignature.HeaderKind;
import dev.parley.flow.model.TemplateSignature.Status;
import dev.parley.flow.model.Templates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The message templates of a bot as {@code templates.json} has them. The contract is {@code
 * schemas/templates.schema.json}.
 */
public final class TemplatesJson {
  private TemplatesJson() {}

  /** Reads a file of templates. */
  public static FlowJson.Read<Templates> read(String text) {
    return FlowJson.then(FlowDocument.TEMPLATES.read(text), TemplatesJson::sound);
  }

  /** Writes templates: the same ones give the same text. */
  public static String write(Templates templates) {
    return PrettyJson.print(
        new Entries()
            .put("format", FlowJson.FORMAT)
            .put("templates", templates.all().stream().map(TemplatesJson::tree).toList())
            .map());
  }

  private static FlowJson.Read<Templates> sound(JsonNode root) {
    List<TemplateSignature> all = Nodes.list(root, "templates", TemplatesJson::template);
    List<Problem> problems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < all.size(); i++) {
      String name = all.get(i).name();
      String language = all.get(i).language();
      String at = "/templates/" + i;
      if (!seen.add(name + " " + language)) {
        problems.add(
            wrong(
                at + "/name", "The template `%s` stands twice in `%s`.".formatted(name, language)));
      }
      within(all.get(i), at, problems);
    }
    return problems.isEmpty()
        ? new FlowJson.Read.Good<>(new Templates(all))
        : new FlowJson.Read.Refused<>(problems);
  }

  private static void within(TemplateSignature template, String at, List<Problem> problems) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < template.body().names().size(); i++) {
      String name = template.body().names().get(i);
      if (!names.add(name)) {
        problems.add(
            wrong(at + "/body/" + i, "The body has two gaps called `%s`.".formatted(name)));
      }
    }
    Set<Integer> places = new HashSet<>();
    for (int i = 0; i < template.buttons().size(); i++) {
      int index = template.buttons().get(i).index();
      if (!places.add(index)) {
        problems.add(
            wrong(
                at + "/buttons/" + i + "/index",
                "There are two buttons with number %d.".formatted(index)));
      }
    }
  }

  private static Problem wrong(String pointer, String sentence) {
    return DocumentProblems.at(DocumentProblems.FORM, pointer, sentence);
  }

  private static TemplateSignature template(JsonNode in) {
    return new TemplateSignature(
        Nodes.text(in, "name"),
        Nodes.text(in, "language"),
        Nodes.constant(Category.class, in.path("category")),
        Nodes.optional(in, "status", word -> Nodes.constant(Status.class, word))
            .orElse(Status.APPROVED),
        Nodes.optional(in, "header", TemplatesJson::header),
        Nodes.optional(in, "body", TemplatesJson::gaps).orElse(Gaps.numbered(0)),
        Nodes.list(in, "buttons", TemplatesJson::button));
  }

  private static Header header(JsonNode in) {
    HeaderKind kind = Nodes.constant(HeaderKind.class, in.path("type"));
    return new Header(kind, in.path("parameter").asBoolean(kind != HeaderKind.TEXT));
  }

  private static Gaps gaps(JsonNode in) {
    if (in.isArray()) {
      List<String> names = new ArrayList<>();
      in.forEach(name -> names.add(name.asString()));
      return Gaps.named(names);
    }
    return Gaps.numbered(in.asInt());
  }

  private static Button button(JsonNode in) {
    return new Button(
        in.path("index").asInt(),
        Nodes.constant(ButtonKind.class, in.path("type")),
        in.path("parameter").asBoolean(false));
  }

  private static Map<String, Object> tree(TemplateSignature template) {
    return new Entries()
        .put("name", template.name())
        .put("language", template.language())
        .put("category", Entries.word(template.category()))
        .put(
            "status",
            Optional.of(template.status()).filter(s -> s != Status.APPROVED).map(Entries::word))
        .put("header", template.header().map(TemplatesJson::header))
        .put("body", gaps(template.body()))
        .list("buttons", template.buttons(), TemplatesJson::button)
        .map();
  }

  private static Map<String, Object> header(Header header) {
    boolean usual = header.kind() != HeaderKind.TEXT;
    return new Entries()
        .put("type", Entries.word(header.kind()))
        .put("parameter", Optional.of(header.parameter()).filter(given -> given != usual))
        .map();
  }

  private static Optional<Object> gaps(Gaps gaps) {
    if (!gaps.names().isEmpty()) {
      return Optional.of(gaps.names());
    }
    return Optional.<Object>of(gaps.count()).filter(count -> gaps.count() > 0);
  }

  private static Map<String, Object> button(Button button) {
    return new Entries()
        .put("index", button.index())
        .put("type", Entries.word(button.kind()))
        .put("parameter", Optional.of(button.parameter()).filter(given -> given))
        .map();
  }
}
