package dev.parley.runtime.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.whatsapp.Credentials;
import dev.parley.runtime.whatsapp.GraphClient;
import dev.parley.runtime.whatsapp.GraphNumbers;
import dev.parley.runtime.whatsapp.MediaAnswer;
import dev.parley.runtime.whatsapp.NumberFacts;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Meta allows a number, asked of the emulator; and what follows from it there. */
class GraphNumbersTest {
  private final World world = new World(Rules.lenient());
  private final GraphClient client =
      new GraphClient(GraphClient.Settings.of(world.emulator.graphUrl(), "v24.0"));
  private final GraphNumbers numbers = new GraphNumbers(client);

  @AfterEach
  void close() {
    client.close();
    world.close();
  }

  private NumberFacts facts() {
    MediaAnswer<NumberFacts> answer =
        numbers.facts(new Credentials(World.PHONE_ID, world.secrets.accessToken()));
    assertThat(answer).isInstanceOf(MediaAnswer.Done.class);
    return ((MediaAnswer.Done<NumberFacts>) answer).value();
  }

  @Test
  void a_number_says_how_fast_it_is_and_to_whom_its_business_may_write_first() {
    assertThat(facts()).isEqualTo(new NumberFacts(Optional.of(80), Optional.of(Long.MAX_VALUE)));
    world.command("throughput 1000");
    world.command("customers 250");
    assertThat(facts()).isEqualTo(new NumberFacts(Optional.of(1_000), Optional.of(250L)));
    world.command("throughput 20");
    world.command("customers 2000");
    assertThat(facts())
        .as("a number that is also used in the phone app")
        .isEqualTo(new NumberFacts(Optional.of(20), Optional.of(2_000L)));
  }

  @Test
  void whoever_may_not_ask_is_refused_and_nothing_is_learned() {
    assertThat(numbers.facts(new Credentials(World.PHONE_ID, "wrong")))
        .isInstanceOf(MediaAnswer.Refused.class);
    assertThat(numbers.facts(new Credentials("1", world.secrets.accessToken())))
        .isInstanceOf(MediaAnswer.Refused.class);
  }

  @Test
  void one_customer_too_many_is_not_written_to_first() {
    world.command("customers 1");
    String template =
        "\"type\":\"template\",\"template\":{\"name\":\"hello\",\"language\":{\"code\":\"en\"}}}";
    String to = "{\"messaging_product\":\"whatsapp\",\"to\":\"%s\",";
    for (String who : new String[] {"12025550143", "12025550144", "12025550143"}) {
      assertThat(world.graph(to.formatted(who) + template).status()).isEqualTo(200);
    }
    world.time.pass(Duration.ofSeconds(5));
    assertThat(world.business.statuses())
        .filteredOn(status -> status.path("status").asString().equals("failed"))
        .singleElement()
        .matches(status -> status.at("/errors/0/code").asInt() == 131048)
        .matches(
            status -> status.path("recipient_id").asString("12025550144").equals("12025550144"));
    world.command("customers off");
    assertThat(world.graph(to.formatted("12025550145") + template).status()).isEqualTo(200);
  }
}
