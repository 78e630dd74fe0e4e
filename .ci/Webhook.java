import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Is Meta for a moment: posts one signed message three times and wants one reply, posts an unsigned
 * one and wants it refused. Needs nothing but a JDK, of 17 or newer.
 */
final class Webhook {
  private static final String SECRET = "smoke-app-secret";
  private static final String TOKEN = "smoke-token";
  private static final String NUMBER = "106540352925771";
  private static final Pattern URL = Pattern.compile("http://\\S+/webhooks/whatsapp");

  private static final String ID = "\"biz_opaque_callback_data\" ?: ?\"[^\"]+\"";
  private static final String SENT =
      "POST /v\\d+\\.\\d+/" + NUMBER + "/messages Bearer " + TOKEN + " .*" + ID + ".*";

  private static final String MESSAGE =
      """
      {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"field":\
      "messages","value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":\
      "15550783881","phone_number_id":"%s"},"contacts":[{"profile":{"name":"Ada"},"wa_id":\
      "16505551234","user_id":"US.1349120865530274"}],"messages":[{"from":"16505551234",\
      "from_user_id":"US.1349120865530274","id":"wamid.SMOKE1","timestamp":"%d","type":"text",\
      "text":{"body":"pizza"}}]}}]}]}\
      """;

  private final BlockingQueue<String> posts = new LinkedBlockingQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();

  /** Takes the launcher, the bot's folder and a folder for data. */
  public static void main(String[] args) throws Exception {
    new Webhook().run(args[0], args[1], args[2]);
  }

  private void run(String launcher, String bot, String data) throws Exception {
    HttpServer graph = graph();
    Process server = server(graph.getAddress().getPort(), launcher, bot, data);
    try {
      converse(webhookOf(server));
      System.out.println("webhook: three times the same message, one answer");
    } finally {
      server.destroy();
      server.waitFor(20, TimeUnit.SECONDS);
      graph.stop(0);
    }
  }

  private void converse(URI webhook) throws Exception {
    String body = MESSAGE.formatted(NUMBER, System.currentTimeMillis() / 1000);
    expect(post(webhook, body, "sha256=" + "0".repeat(64)) == 401, "a wrong signature gets 401");
    for (int i = 0; i < 3; i++) {
      expect(post(webhook, body, signature(body)) == 200, "a signed message gets 200");
    }
    Set<String> said = new HashSet<>();
    String reply = posts.poll(20, TimeUnit.SECONDS);
    expect(reply != null, "the message is answered");
    while (reply != null) {
      expect(reply.matches(SENT), "this is how a reply is sent: " + reply);
      expect(said.add(reply.replaceAll(ID, "")), "it is said once, but again came: " + reply);
      reply = posts.poll(3, TimeUnit.SECONDS);
    }
  }

  private int post(URI webhook, String body, String signature) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json")
            .header("X-Hub-Signature-256", signature)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static String signature(String body) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] sum = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
    return "sha256=" + HexFormat.of().formatHex(sum);
  }

  private HttpServer graph() throws IOException {
    HttpServer graph =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    graph.createContext("/", this::answer);
    graph.start();
    return graph;
  }

  private void answer(HttpExchange call) throws IOException {
    String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    // The server also asks Graph about its number.
    if (call.getRequestMethod().equals("GET")) {
      call.sendResponseHeaders(404, -1);
      call.close();
      return;
    }
    posts.add(
        String.join(
            " ",
            call.getRequestMethod(),
            call.getRequestURI().getPath(),
            String.valueOf(call.getRequestHeaders().getFirst("Authorization")),
            body.replaceAll("\\s+", " ")));
    byte[] answer =
        """
        {"messaging_product":"whatsapp","contacts":[{"input":"16505551234","wa_id":"16505551234"}],\
        "messages":[{"id":"wamid.SMOKEREPLY"}]}\
        """
            .getBytes(StandardCharsets.UTF_8);
    call.getResponseHeaders().add("Content-Type", "application/json");
    call.sendResponseHeaders(200, answer.length);
    call.getResponseBody().write(answer);
    call.close();
  }

  private static Process server(int graph, String launcher, String bot, String data)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(launcher, "serve", bot, "--port", "0", "--data", data));
    builder.environment().put("PARLEY_WHATSAPP_PHONE_NUMBER_ID", NUMBER);
    builder.environment().put("PARLEY_WHATSAPP_WABA_ID", "102290129340398");
    builder.environment().put("PARLEY_WHATSAPP_ACCESS_TOKEN", TOKEN);
    builder.environment().put("PARLEY_WHATSAPP_APP_SECRET", SECRET);
    builder.environment().put("PARLEY_WHATSAPP_VERIFY_TOKEN", "smoke-verify");
    builder.environment().put("PARLEY_WHATSAPP_GRAPH_URL", "http://127.0.0.1:" + graph);
    return builder.redirectErrorStream(true).start();
  }

  // Reads on after that, since a process whose output nobody reads stops.
  private static URI webhookOf(Process server) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      System.out.println("  " + line);
      Matcher url = URL.matcher(line);
      if (url.find()) {
        Thread reader = new Thread(() -> lines.lines().forEach(l -> System.out.println("  " + l)));
        reader.setDaemon(true);
        reader.start();
        return URI.create(url.group());
      }
    }
    throw new IllegalStateException("the server ended without naming its webhook");
  }

  private static void expect(boolean fact, String what) {
    if (!fact) {
      throw new IllegalStateException("not so: " + what);
    }
  }
}
