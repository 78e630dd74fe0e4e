package dev.parley.runtime.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server's management API, for commands. What it refuses becomes a sentence. */
final class RemoteServer {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_PORT = 65_535;
  private static final Pattern KEY = Pattern.compile("[!-~]+");

  private final URI address;
  private final String key;

  RemoteServer(URI address, String key) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || address.getHost() == null || address.getPort() > MOST_PORT) {
      throw new CannotRead("--server must be a whole URL such as http://localhost:8080.");
    }
    if (!KEY.matcher(key).matches()) {
      throw new CannotRead("--key is no API key: a key is one word of plain characters.");
    }
    this.address = address;
    this.key = key;
  }

  /** A name as one part of a path. */
  static String part(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What the server answers. */
  JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  /** What the server answers to a body of JSON. */
  JsonNode post(String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json))
            .build());
  }

  /** What the server answers to a file that is put there. */
  JsonNode put(String path, byte[] file) {
    return send(
        request(path)
            .header("Content-Type", "application/zip")
            .PUT(BodyPublishers.ofByteArray(file))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  private JsonNode send(HttpRequest request) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      JsonNode answer = MAPPER.readTree(response.body());
      if (response.statusCode() / 100 == 2) {
        return answer;
      }
      throw new CannotRead(answer.path("detail").asString(address + " answered " + response));
    } catch (JacksonException e) {
      throw new CannotRead(address + " is no Parley server: it does not answer in JSON.");
    } catch (IOException e) {
      throw new CannotRead("There is no server at " + address + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRead("Interrupted.");
    }
  }
}
