package dev.parley.runtime.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A business in real time whose script answers every message of a customer. */
final class EchoBusiness implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final AppSecrets secrets = AppSecrets.random();
  private final HttpClient client = HttpClient.newHttpClient();
  final BusinessServer server = new BusinessServer(secrets);
  final EmulatorServer emulator;

  EchoBusiness() {
    EmulatorSettings settings =
        EmulatorSettings.local(() -> Optional.of(server.webhook()))
            .withSecrets(secrets)
            .withNumber(
                new BusinessNumber(
                    World.PHONE_ID, "500400300200100", "15550100100", "Pizzeria Sørensen"));
    emulator = EmulatorServer.start(settings, 0);
    server.onMessage(this::answer);
  }

  String phoneUrl() {
    return emulator.phoneUrl().toString();
  }

  private void answer(JsonNode message) {
    mark(message);
    String text = message.path("text").path("body").asString("");
    switch (text) {
      case "menu" -> reply(message, MENU);
      case "list" -> reply(message, LIST);
      case "cards" -> {
        reply(message, LINK);
        reply(message, IMAGE);
        reply(message, TEMPLATE);
        reply(message, LOCATION);
      }
      case "trouble" -> reply(message, TOO_LONG);
      case "read" -> {}
      case "typing" -> type(message);
      default -> reply(message, echo(message));
    }
  }

  private static String echo(JsonNode message) {
    String said =
        message.path("text").path("body").asString("")
            + message.at("/interactive/button_reply/id").asString("")
            + message.at("/interactive/list_reply/id").asString("");
    return textBody("You said " + said);
  }

  private static String textBody(String text) {
    ObjectNode body = JSON.createObjectNode().put("type", "text");
    body.putObject("text").put("body", text);
    return body.toString();
  }

  void say(String userId, String text) {
    post(userId, textBody(text));
  }

  private void reply(JsonNode message, String body) {
    post(message.path("from_user_id").asString(), body);
  }

  private void post(String userId, String body) {
    ObjectNode node = (ObjectNode) JSON.readTree(body);
    node.put("messaging_product", "whatsapp").put("recipient", userId);
    send(node);
  }

  private void mark(JsonNode message) {
    send(readMark(message));
  }

  private void type(JsonNode message) {
    ObjectNode mark = readMark(message);
    mark.putObject("typing_indicator").put("type", "text");
    send(mark);
  }

  private static ObjectNode readMark(JsonNode message) {
    return JSON.createObjectNode()
        .put("messaging_product", "whatsapp")
        .put("status", "read")
        .put("message_id", message.path("id").asString());
  }

  private void send(ObjectNode node) {
    URI target = URI.create(emulator.graphUrl() + "/v24.0/" + World.PHONE_ID + "/messages");
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Authorization", "Bearer " + secrets.accessToken())
            .POST(BodyPublishers.ofString(node.toString()))
            .build();
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final String MENU =
      """
      {"type":"interactive","interactive":{"type":"button",
       "header":{"type":"text","text":"Pizzeria Sørensen"},
       "body":{"text":"*Pizza* time! Which size would you like?\\n\\n- Small, _25 cm_\\n- Large, ~40~ 38 cm\\n\\nPrices: https://pizza.example/menu_card_2026"},
       "footer":{"text":"Open until 22:00"},
       "action":{"buttons":[
         {"type":"reply","reply":{"id":"small","title":"Small"}},
         {"type":"reply","reply":{"id":"large","title":"Large"}},
         {"type":"reply","reply":{"id":"none","title":"Not today"}}]}}}
      """;

  private static final String LIST =
      """
      {"type":"interactive","interactive":{"type":"list",
       "body":{"text":"What may we put on it?"},
       "action":{"button":"Toppings","sections":[
         {"title":"From the garden","rows":[
           {"id":"olives","title":"Olives","description":"Black, from Puglia"},
           {"id":"basil","title":"Basil","description":"Picked this morning"},
           {"id":"mushrooms","title":"Mushrooms"}]},
         {"title":"From the dairy","rows":[
           {"id":"mozzarella","title":"Extra mozzarella","description":"Buffalo, +2.00 €"},
           {"id":"gorgonzola","title":"Gorgonzola"}]}]}}}
      """;

  private static final String LINK =
      """
      {"type":"interactive","interactive":{"type":"cta_url",
       "body":{"text":"Follow your order on the map."},
       "action":{"name":"cta_url","parameters":{"display_text":"Follow the order","url":"https://pizza.example/o/1"}}}}
      """;

  private static final String IMAGE =
      """
      {"type":"image","image":{"link":"https://pizza.example/oven.jpg","caption":"Straight from the oven 🍕"}}
      """;

  private static final String TEMPLATE =
      """
      {"type":"template","template":{"name":"order_update","language":{"code":"en"},
       "components":[{"type":"body","parameters":[{"type":"text","text":"Ada"},{"type":"text","text":"18:45"}]}]}}
      """;

  private static final String LOCATION =
      """
      {"type":"location","location":{"latitude":55.67,"longitude":12.56,"name":"Pizzeria Sørensen","address":"Vesterbrogade 1, København"}}
      """;

  private static final String TOO_LONG =
      """
      {"type":"interactive","interactive":{"type":"button","body":{"text":"Which one?"},
       "action":{"buttons":[{"type":"reply","reply":{"id":"a","title":"A title that nobody can put on a button"}}]}}}
      """;

  @Override
  public void close() {
    emulator.close();
    server.close();
    client.close();
  }
}
