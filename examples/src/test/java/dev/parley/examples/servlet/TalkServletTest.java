package dev.parley.examples.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.examples.Shops;
import dev.parley.examples.store.Desk;
import dev.parley.examples.store.FileSessions;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TalkServletTest {
  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @BeforeEach
  void serve() throws Exception {
    Desk desk = new Desk(Shops.tea(), "shop", new FileSessions(folder));
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(
        new ServletHolder(new TalkServlet(desk, InstantSource.fixed(Shops.NOW.instant()))),
        "/talk");
    connector.setHost("localhost");
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.stop();
  }

  private HttpResponse<String> post(String form) throws Exception {
    URI uri = URI.create("http://localhost:" + connector.getLocalPort() + "/talk");
    return client.send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String say(String words) throws Exception {
    return post("person=asha&words=" + URLEncoder.encode(words, StandardCharsets.UTF_8)).body();
  }

  @Test
  void the_bot_answers_over_http() throws Exception {
    assertThat(say("tea")).isEqualTo("How many cups?\n");
    assertThat(say("१२")).isEqualTo("Nine at most.\n");
    assertThat(say("2")).isEqualTo("2 coming up!\n");
  }

  @Test
  void who_leaves_out_a_field_is_told_so() throws Exception {
    HttpResponse<String> response = post("words=tea");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Send the form fields");
  }
}
