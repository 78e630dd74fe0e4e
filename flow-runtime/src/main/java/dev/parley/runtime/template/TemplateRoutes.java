package dev.parley.runtime.template;

import dev.parley.flow.json.TemplatesJson;
import dev.parley.runtime.account.Channel;
import dev.parley.runtime.account.Channels;
import dev.parley.runtime.channel.Meta;
import dev.parley.runtime.http.Answer;
import dev.parley.runtime.http.Operation;
import dev.parley.runtime.http.Page;
import dev.parley.runtime.http.Permission;
import dev.parley.runtime.http.Problem;
import dev.parley.runtime.http.Problem.FieldError;
import dev.parley.runtime.http.Reply;
import dev.parley.runtime.http.Request;
import dev.parley.runtime.http.Resource;
import dev.parley.runtime.http.Shape;
import dev.parley.runtime.http.Text;
import dev.parley.runtime.whatsapp.GraphTemplates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/templates}: message templates, here and at Meta. */
public final class TemplateRoutes implements Resource {
  private static final String ALL = "/templates";
  private static final String ONE = ALL + "/{id}";
  private static final String REFUSES = "Meta refuses, or there is no number to ask with.";

  private final Templates templates;
  private final Channels channels;
  private final Meta meta;

  /** The routes. */
  public TemplateRoutes(Templates templates, Channels channels, Meta meta) {
    this.templates = templates;
    this.channels = channels;
    this.meta = meta;
  }

  @Override
  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>(reading());
    operations.addAll(writing());
    return operations;
  }

  private List<Operation> reading() {
    return List.of(
        Operation.get(ALL, "listTemplates")
            .says("The message templates, in the order in which they came.")
            .needs(Permission.TEMPLATES_READ)
            .query("name", Text.of(0, 512), "Only those of this name.")
            .query("language", Text.of(0, 20), "Only those in this language.")
            .query("status", Text.of(0, 40), "Only those that stand so.")
            .query("category", Text.of(0, 40), "Only those for this.")
            .paged(TemplateShapes.TEMPLATE)
            .by(this::list),
        Operation.get(ALL + "/signatures", "getSignatures")
            .says("The account's templates as a bot's templates.json, for the check of flows.")
            .needs(Permission.TEMPLATES_READ)
            .gives(200, Shape.any())
            .by(request ->
                new Answer(
                    200,
                    TemplatesJson.write(
                        new dev.parley.flow.model.Templates(
                            templates.signatures(request.account()))),
                    Map.of())),
        Operation.get(ONE, "getTemplate")
            .says("A message template, with what Meta would reject it for.")
            .needs(Permission.TEMPLATES_READ)
            .versioned()
            .gives(200, TemplateShapes.TEMPLATE)
            .by(request -> answer(template(request))),
        Operation.post(ONE + "/preview", "previewTemplate")
            .says("What a customer reads, with these values.")
            .needs(Permission.TEMPLATES_READ)
            .takes(TemplateShapes.VALUES)
            .gives(200, TemplateShapes.PREVIEW)
            .by(this::preview));
  }

  private List<Operation> writing() {
    return List.of(
        Operation.post(ALL, "addTemplate")
            .says("Writes a template down as a draft.")
            .needs(Permission.TEMPLATES_WRITE)
            .takes(TemplateShapes.NEW)
            .versioned()
            .gives(201, TemplateShapes.TEMPLATE)
            .refuses(409, "There is one of this name and language, or no number.")
            .by(this::add),
        Operation.patch(ONE, "changeTemplate")
            .says("Changes a template; Meta learns of it when it is submitted.")
            .needs(Permission.TEMPLATES_WRITE)
            .takes(TemplateShapes.CHANGE)
            .versioned()
            .gives(200, TemplateShapes.TEMPLATE)
            .by(this::change),
        Operation.post(ONE + "/submit", "submitTemplate")
            .says("Sends a template to Meta's review.")
            .needs(Permission.TEMPLATES_WRITE)
            .gives(200, TemplateShapes.TEMPLATE)
            .refuses(409, REFUSES)
            .by(this::submit),
        Operation.delete(ONE, "removeTemplate")
            .says("Removes a template, at Meta too; its name is blocked there for 30 days.")
            .needs(Permission.TEMPLATES_WRITE)
            .givesNothing()
            .refuses(409, REFUSES)
            .by(this::remove),
        Operation.post(ALL + "/sync", "syncTemplates")
            .says("Takes over how Meta has the templates of all the account's numbers.")
            .needs(Permission.TEMPLATES_WRITE)
            .gives(200, TemplateShapes.SYNCED)
            .refuses(409, REFUSES)
            .by(this::sync));
  }

  private Reply list(Request request) {
    Page page = request.page();
    TemplateTable.Wanted wanted =
        new TemplateTable.Wanted(
            request.query("name").orElse(""),
            request.query("language").orElse(""),
            request.query("status").orElse(""),
            request.query("category").orElse(""),
            page.after(),
            page.limit());
    return page.of(
        templates.list(request.account(), wanted), MessageTemplate::id, TemplateRoutes::json);
  }

  private MessageTemplate template(Request request) {
    return templates
        .byId(request.account(), request.path("id"))
        .orElseThrow(() -> Problem.notFound("There is no such template."));
  }

  private static Answer answer(MessageTemplate template) {
    return Answer.of(json(template)).version(template.version());
  }

  private static Map<String, Object> json(MessageTemplate template) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", template.id());
    json.put("name", template.name());
    json.put("language", template.language());
    json.put("category", template.category());
    json.put("status", template.status());
    put(json, "quality", template.quality());
    put(json, "reason", template.reason());
    json.put("parameterFormat", template.named() ? "named" : "positional");
    json.put("components", template.tree());
    json.put("wabaId", template.waba());
    put(json, "metaId", template.metaId());
    json.put("gaps", Layout.gaps(template.layout().body()));
    List<FieldError> problems =
        template.status().equals(MessageTemplate.DRAFT) ? Lint.check(template) : List.of();
    json.put(
        "problems",
        problems.stream()
            .map(p -> Shape.of("pointer", p.pointer(), "message", p.message()))
            .toList());
    json.put("createdAt", template.created().toString());
    json.put("updatedAt", template.updated().toString());
    return json;
  }

  private static void put(Map<String, Object> json, String field, String text) {
    if (!text.isEmpty()) {
      json.put(field, text);
    }
  }

  /** The number that a new template belongs to. */
  private Channel channel(Request request) {
    Optional<String> named = request.textIf("channel");
    return ours(request)
        .filter(channel -> named.map(channel.id()::equals).orElse(true))
        .findFirst()
        .orElseThrow(() -> Problem.conflict("The account has no such number; see /channels."));
  }

  private Stream<Channel> ours(Request request) {
    return channels.all().stream()
        .filter(channel -> channel.account().equals(request.account().value()))
        .sorted(Comparator.comparing(Channel::id));
  }

  /** A number in the account of a template, to ask Meta with. */
  private Channel channel(Request request, MessageTemplate template) {
    return ours(request)
        .filter(channel -> channel.wabaId().equals(template.waba()))
        .findFirst()
        .orElseThrow(() -> Problem.conflict("None of the numbers is in the template's account."));
  }

  private Reply add(Request request) {
    Channel channel = channel(request);
    MessageTemplate draft =
        new MessageTemplate(
            templates.freshId(),
            channel.wabaId(),
            "",
            request.text("name"),
            request.text("language"),
            request.text("category"),
            MessageTemplate.DRAFT,
            "",
            "",
            request.textIf("parameterFormat").filter("named"::equals).isPresent(),
            request.body().get("components").toString(),
            1,
            templates.now(),
            templates.now());
    return new Reply.Change(tx -> {
      if (!templates.add(tx, request.account(), draft)) {
        throw Problem.conflict("There is a template of this name and language already.");
      }
      return answer(draft).at(Operation.ROOT + ALL + "/" + draft.id());
    });
  }

  private Reply change(Request request) {
    MessageTemplate before = template(request);
    request.expects(before.version());
    MessageTemplate after =
        before.written(
            request.textIf("category").orElse(before.category()),
            request
                .body()
                .optional("components")
                .map(JsonNode::toString)
                .orElse(before.components()),
            templates.now());
    MessageTemplate draft = after.standing(MessageTemplate.DRAFT, "", templates.now());
    return new Reply.Change(tx -> {
      templates.keep(tx, request.account(), draft);
      return answer(draft);
    });
  }

  private Reply submit(Request request) {
    MessageTemplate template = template(request);
    if (!template.status().equals(MessageTemplate.DRAFT)) {
      throw Problem.conflict("It is " + template.status() + " at Meta; change it first.");
    }
    List<FieldError> faults = Lint.check(template);
    if (!faults.isEmpty()) {
      throw Problem.badValues("Meta would reject it.", faults);
    }
    Channel channel = channel(request, template);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("category", template.category().toUpperCase(Locale.ROOT));
    body.put("components", template.tree());
    GraphTemplates.Submitted submitted =
        meta.ask(
            channel,
            (graph, number) -> {
              GraphTemplates there = new GraphTemplates(graph);
              if (!template.metaId().isEmpty()) {
                return there.edit(number, template.metaId(), body);
              }
              body.put("name", template.name());
              body.put("language", template.language());
              body.put("parameter_format", template.named() ? "NAMED" : "POSITIONAL");
              return there.create(number, template.waba(), body);
            });
    String category = submitted.category().orElse(template.category()).toLowerCase(Locale.ROOT);
    MessageTemplate after =
        template
            .of(category, templates.now())
            .submitted(
                submitted.id(), submitted.status().toLowerCase(Locale.ROOT), templates.now());
    return new Reply.Change(tx -> {
      templates.keep(tx, request.account(), after);
      return answer(after);
    });
  }

  private Reply remove(Request request) {
    MessageTemplate template = template(request);
    if (!template.metaId().isEmpty()) {
      meta.ask(
          channel(request, template),
          (graph, number) ->
              new GraphTemplates(graph)
                  .delete(number, template.waba(), template.metaId(), template.name()));
    }
    return new Reply.Change(tx -> {
      templates.remove(tx, request.account(), template.id());
      return Answer.none();
    });
  }

  private Reply sync(Request request) {
    Map<String, Channel> wabas = new LinkedHashMap<>();
    ours(request).forEach(channel -> wabas.putIfAbsent(channel.wabaId(), channel));
    if (wabas.isEmpty()) {
      throw Problem.conflict("The account has no number; see /channels.");
    }
    Map<String, List<GraphTemplates.Listed>> listed = new LinkedHashMap<>();
    wabas.forEach((waba, channel) ->
        listed.put(
            waba,
            meta.ask(channel, (graph, number) -> new GraphTemplates(graph).list(number, waba))));
    return new Reply.Change(tx -> {
      List<Templates.Synced> done = new ArrayList<>();
      listed.forEach((waba, all) -> done.add(templates.take(tx, request.account(), waba, all)));
      return Answer.of(
          Shape.of(
              "added", done.stream().mapToInt(Templates.Synced::added).sum(),
              "changed", done.stream().mapToInt(Templates.Synced::changed).sum(),
              "vanished", done.stream().mapToInt(Templates.Synced::vanished).sum()));
    });
  }

  private Reply preview(Request request) {
    MessageTemplate template = template(request);
    Layout layout = template.layout();
    List<String> values = new ArrayList<>();
    request.body().path("body").forEach(value -> values.add(value.stringValue()));
    Map<String, String> named = new LinkedHashMap<>();
    request
        .body()
        .path("named")
        .properties()
        .forEach(entry -> named.put(entry.getKey(), entry.getValue().asString("")));
    Map<String, Object> json = new LinkedHashMap<>();
    List<String> head = request.textIf("header").map(List::of).orElse(List.of());
    layout
        .header()
        .ifPresent(header ->
            json.put(
                "header",
                header.text().isEmpty()
                    ? "[" + header.kind().name().toLowerCase(Locale.ROOT) + "]"
                    : Layout.filled(header.text(), head, named)));
    json.put("body", Layout.filled(layout.body(), values, named));
    layout.footer().ifPresent(footer -> json.put("footer", footer));
    json.put("buttons", layout.buttons().stream().map(Layout.Button::text).toList());
    return Answer.of(json);
  }
}
