package dev.parley.runtime.whatsapp;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a business sets up at Meta: its number, its webhooks, how customers see it. The calls are
 * those of Meta's pages on phone numbers, {@code subscribed_apps} and business profiles.
 */
public final class GraphBusiness {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String CARD =
      "?fields=display_phone_number,verified_name,quality_rating,status,name_status,"
          + "code_verification_status,platform_type";
  private static final String PROFILE =
      "/whatsapp_business_profile?fields=about,address,description,email,websites,vertical,"
          + "profile_picture_url";
  private static final String SUBSCRIBED = "/subscribed_apps";
  private static final String SUCCESS = "success";
  private static final int OK = 200;

  private final GraphClient graph;

  public GraphBusiness(GraphClient graph) {
    this.graph = graph;
  }

  /** What Graph says of a number: its name, quality, state. */
  public MediaAnswer<Map<String, String>> card(Credentials number) {
    return get(number, number.phoneNumberId() + CARD, GraphBusiness::texts);
  }

  /** The apps that get an account's webhooks, by their ids. */
  public MediaAnswer<Map<String, String>> subscribed(Credentials number, String waba) {
    return get(
        number,
        waba + SUBSCRIBED,
        said -> {
          Map<String, String> apps = new LinkedHashMap<>();
          said.objects("data").stream()
              .map(app -> app.object("whatsapp_business_api_data"))
              .forEach(
                  app -> app.text("id").ifPresent(id -> apps.put(id, app.text("name").orElse(""))));
          return apps;
        });
  }

  /**
   * Has an account's webhooks sent to this app.
   *
   * @param own where to, if not to the app's own address
   */
  public MediaAnswer<Boolean> subscribe(Credentials number, String waba, Optional<Callback> own) {
    Map<String, Object> body = new LinkedHashMap<>();
    own.ifPresent(callback -> {
      body.put("override_callback_uri", callback.address());
      body.put("verify_token", callback.verifyToken());
    });
    return post(number, waba + SUBSCRIBED, body);
  }

  /** Where webhooks go, and what Meta shows there first. */
  public record Callback(String address, String verifyToken) {
    @Override
    public String toString() {
      return "Callback[" + address + "]";
    }
  }

  /**
   * Registers a number for the Cloud API.
   *
   * @param pin six digits: those that the number has, or is to have
   */
  public MediaAnswer<Boolean> register(Credentials number, String pin) {
    return post(
        number,
        number.phoneNumberId() + "/register",
        Map.of("messaging_product", "whatsapp", "pin", pin));
  }

  /** How customers see the business. */
  public MediaAnswer<JsonNode> profile(Credentials number) {
    return get(
        number,
        number.phoneNumberId() + PROFILE,
        said -> {
          var data = said.objects("data");
          return (data.isEmpty() ? said : data.getFirst()).node();
        });
  }

  /** Changes how customers see the business; what is not named stays. */
  public MediaAnswer<Boolean> changeProfile(Credentials number, Map<String, ?> fields) {
    Map<String, Object> body = new LinkedHashMap<>(fields);
    body.put("messaging_product", "whatsapp");
    return post(number, number.phoneNumberId() + "/whatsapp_business_profile", body);
  }

  private static Map<String, String> texts(Fields said) {
    Map<String, String> texts = new LinkedHashMap<>();
    said.node().propertyNames().forEach(name -> said.text(name).ifPresent(t -> texts.put(name, t)));
    return texts;
  }

  private <T> MediaAnswer<T> get(Credentials number, String path, Function<Fields, T> reader) {
    HttpRequest request = graph.request(number, graph.settings().at(path)).GET().build();
    return graph.call(
        request,
        graph.settings().answerTimeout(),
        answer -> read(answer, said -> Optional.of(reader.apply(said))));
  }

  private MediaAnswer<Boolean> post(Credentials number, String path, Map<String, ?> body) {
    HttpRequest request =
        graph
            .request(number, graph.settings().at(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(MAPPER.writeValueAsString(body)))
            .build();
    return graph.call(
        request,
        graph.settings().answerTimeout(),
        answer -> read(answer, said -> said.truth(SUCCESS).filter(done -> done)));
  }

  /** What a call came to, if Graph does not refuse it and its answer is one. */
  static <T> MediaAnswer<T> read(
      HttpResponse<byte[]> answer, Function<Fields, Optional<T>> reader) {
    Fields said = AnswerReader.fields(answer.body());
    Optional<SendResult.Refused> refusal =
        AnswerReader.refusal(answer.statusCode(), answer.headers(), said);
    if (refusal.isPresent()) {
      SendResult.Refused refused = refusal.get();
      return new MediaAnswer.Refused<>(refused.error(), refused.httpStatus(), refused.retryAfter());
    }
    return Optional.of(said)
        .filter(whole -> answer.statusCode() == OK)
        .flatMap(reader)
        .<MediaAnswer<T>>map(MediaAnswer.Done::new)
        .orElseGet(() ->
            new MediaAnswer.Failed<>(
                "Graph answered with HTTP status " + answer.statusCode() + "."));
  }
}
