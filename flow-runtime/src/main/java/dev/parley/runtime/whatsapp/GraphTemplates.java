package dev.parley.runtime.whatsapp;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message templates at Meta, as its pages on {@code message_templates} have them. */
public final class GraphTemplates {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String EDGE = "/message_templates";
  private static final String FIELDS =
      "?fields=id,name,language,category,status,quality_score,rejected_reason,parameter_format,"
          + "components&limit=100";
  private static final int MOST_PAGES = 100;

  private final GraphClient graph;

  public GraphTemplates(GraphClient graph) {
    this.graph = graph;
  }

  /**
   * A template as Meta has it.
   *
   * @param components its parts in JSON
   */
  public record Listed(
      String id,
      String name,
      String language,
      String category,
      String status,
      String quality,
      String reason,
      boolean named,
      String components) {}

  /** What became of one that was submitted. */
  public record Submitted(String id, String status, Optional<String> category) {}

  /** All templates of a WhatsApp Business Account. */
  public MediaAnswer<List<Listed>> list(Credentials number, String waba) {
    List<Listed> all = new ArrayList<>();
    Optional<String> after = Optional.of("");
    for (int page = 0; page < MOST_PAGES && after.isPresent(); page++) {
      String cursor = after.get().isEmpty() ? "" : "&after=" + encoded(after.get());
      MediaAnswer<Fields> answer = get(number, waba + EDGE + FIELDS + cursor, Optional::of);
      switch (answer) {
        case MediaAnswer.Done<Fields>(Fields said) -> {
          said.objects("data").forEach(one -> listed(one).ifPresent(all::add));
          after = next(said);
        }
        case MediaAnswer.Refused<Fields> no -> {
          return new MediaAnswer.Refused<>(no.error(), no.httpStatus(), no.retryAfter());
        }
        case MediaAnswer.Unacceptable<Fields>(String reason) -> {
          return new MediaAnswer.Unacceptable<>(reason);
        }
        case MediaAnswer.Failed<Fields>(String reason) -> {
          return new MediaAnswer.Failed<>(reason);
        }
      }
    }
    return new MediaAnswer.Done<>(List.copyOf(all));
  }

  /** Only a page with a next one has a cursor that leads on. */
  private static Optional<String> next(Fields said) {
    Fields paging = said.object("paging");
    return paging.text("next").isPresent()
        ? paging.object("cursors").text("after")
        : Optional.empty();
  }

  private static Optional<Listed> listed(Fields one) {
    return one.text("id")
        .flatMap(id ->
            one.text("name")
                .flatMap(name ->
                    one.text("language")
                        .map(language ->
                            new Listed(
                                id,
                                name,
                                language,
                                one.text("category").orElse(""),
                                one.text("status").orElse(""),
                                one.object("quality_score").text("score").orElse(""),
                                one.text("rejected_reason").orElse(""),
                                one.text("parameter_format")
                                    .filter("NAMED"::equalsIgnoreCase)
                                    .isPresent(),
                                components(one)))));
  }

  private static String components(Fields one) {
    JsonNode parts = one.node().path("components");
    return parts.isArray() ? parts.toString() : "[]";
  }

  /** Submits a new one. */
  public MediaAnswer<Submitted> create(Credentials number, String waba, Map<String, ?> template) {
    return post(number, waba + EDGE, template, GraphTemplates::submitted);
  }

  /** Submits one that Meta has, with all of its parts anew. */
  public MediaAnswer<Submitted> edit(Credentials number, String id, Map<String, ?> changes) {
    return post(
        number,
        id,
        changes,
        said ->
            said.truth("success")
                .filter(done -> done)
                .map(done -> new Submitted(id, "PENDING", Optional.empty())));
  }

  private static Optional<Submitted> submitted(Fields said) {
    return said.text("id")
        .map(id -> new Submitted(id, said.text("status").orElse("PENDING"), said.text("category")));
  }

  /** Deletes one; its name cannot be used again for 30 days. */
  public MediaAnswer<Boolean> delete(Credentials number, String waba, String id, String name) {
    String path = waba + EDGE + "?hsm_id=" + encoded(id) + "&name=" + encoded(name);
    HttpRequest request = graph.request(number, graph.settings().at(path)).DELETE().build();
    return call(request, said -> said.truth("success").filter(done -> done));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private <T> MediaAnswer<T> get(
      Credentials number, String path, Function<Fields, Optional<T>> reader) {
    return call(graph.request(number, graph.settings().at(path)).GET().build(), reader);
  }

  private <T> MediaAnswer<T> post(
      Credentials number, String path, Map<String, ?> body, Function<Fields, Optional<T>> reader) {
    HttpRequest request =
        graph
            .request(number, graph.settings().at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(new LinkedHashMap<>(body))))
            .build();
    return call(request, reader);
  }

  private <T> MediaAnswer<T> call(HttpRequest request, Function<Fields, Optional<T>> reader) {
    return graph.call(
        request, graph.settings().answerTimeout(), answer -> GraphBusiness.read(answer, reader));
  }
}
