package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The emulator in real time. */
class EmulatorServerTest {

  @Test
  void a_conversation_runs_in_real_time() throws Exception {
    AppSecrets secrets = AppSecrets.random();
    CountDownLatch heard = new CountDownLatch(1);
    try (HttpClient client = HttpClient.newHttpClient();
        BusinessServer business = new BusinessServer(secrets);
        EmulatorServer emulator =
            EmulatorServer.start(
                EmulatorSettings.local(() -> Optional.of(business.webhook())).withSecrets(secrets),
                0)) {
      business.onMessage(message -> heard.countDown());
      assertThat(emulator.emulator().verifyCallback()).isEmpty();
      String ada = World.userId(NewCustomer.withPhone("Ada", "12025550143"));
      URI target = URI.create(emulator.phoneUrl() + "/api/customers/" + ada + "/messages");
      HttpRequest hello =
          HttpRequest.newBuilder(target)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString("{\"text\":\"hi\"}"))
              .build();
      assertThat(client.send(hello, BodyHandlers.discarding()).statusCode()).isEqualTo(201);
      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void the_root_leads_to_the_phone() throws Exception {
    try (HttpClient client = HttpClient.newHttpClient();
        EmulatorServer emulator =
            EmulatorServer.start(EmulatorSettings.local(Optional::empty), 0)) {
      URI root = emulator.phoneUrl().resolve("/");
      var answer = client.send(HttpRequest.newBuilder(root).build(), BodyHandlers.discarding());
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location")).hasValue("/phone");
    }
  }

  @Test
  void secrets_are_kept_out_of_logs() {
    AppSecrets secrets = AppSecrets.random();
    EmulatorSettings settings = EmulatorSettings.local(Optional::empty).withSecrets(secrets);

    assertThat(settings.toString())
        .doesNotContain(secrets.accessToken(), secrets.appSecret(), secrets.verifyToken());
    assertThat(AppSecrets.random()).isNotEqualTo(secrets);
    settings.timeline().close();
  }

  @Test
  void pauses_between_tries_double_up_to_their_bound() {
    Pace pace = Pace.lifelike();

    assertThat(pace.retryAfter(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(pace.retryAfter(4)).isEqualTo(Duration.ofSeconds(4));
    assertThat(pace.retryAfter(6)).isEqualTo(Duration.ofSeconds(15));
    assertThat(pace.retryAfter(10_000)).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void a_message_id_reads_like_metas() {
    Customer ada = Identities.customer(World.ADA);

    assertThat(Identities.messageId(ada, true))
        .matches("wamid\\.HBgLMTIwMjU1NTAxNDM[A-Za-z0-9+/=]+");
    assertThat(Identities.messageId(ada, true)).isNotEqualTo(Identities.messageId(ada, true));
  }
}
