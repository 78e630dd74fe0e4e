package dev.parley.runtime.line;

import static dev.parley.runtime.line.TestLine.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.line.Post.Sent;
import dev.parley.runtime.store.Database;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom a business writes to first: Meta tells how many, and one too many waits. */
@ParameterizedClass
@EnumSource(Database.class)
class MessagingLimitTest {
  private static final Customer ADA = Customer.phone("491700000001");
  private static final Customer BEN = Customer.phone("491700000002");

  @Parameter Database database;

  private TestLine line;

  @BeforeEach
  void open() {
    line = TestLine.started(database.fresh());
  }

  @AfterEach
  void close() {
    line.close();
  }

  private static String limit(String customers) {
    return """
    {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","time":1767607200,
    "changes":[{"field":"business_capability_update",
    "value":{"max_daily_conversations_per_business":%s}}]}]}\
    """
        .formatted(customers);
  }

  private void remind(Customer... customers) throws InterruptedException {
    for (Customer customer : customers) {
      line.receive(line.meta.text(customer, "remind"));
      assertThat(line.post.next().text()).isEqualTo("Until later.");
    }
    eventually(() -> line.rows("select * from timer").size() == customers.length);
    eventually(() -> line.rows("select * from outbox where open = 1").isEmpty());
    line.time.advance(Duration.ofHours(25));
  }

  private static String type(Sent sent) {
    return sent.body().path("type").asString();
  }

  private boolean oneWaits() {
    return line.rows("select * from outbox where open = 1").size() == 1;
  }

  private void alarmed() {
    eventually(() -> line.outcomes().contains("channel.alarm messaging_limit"));
    eventually(this::oneWaits);
    assertThat(line.post.isEmpty()).isTrue();
    assertThat(line.rows("select * from beginning")).hasSize(1);
  }

  /** An alarm that is set while the clock is being moved rings at its next move. */
  private void goesInTheEnd() {
    eventually(() -> {
      line.time.advance(Duration.ofSeconds(30));
      return line.rows("select * from outbox where open = 1").isEmpty();
    });
  }

  @Test
  void one_customer_too_many_waits_until_the_first_counts_no_more() throws Exception {
    line.receive(limit("1"));
    remind(ADA, BEN);
    assertThat(type(line.post.next())).isEqualTo("template");
    alarmed();
    for (int hour = 0; hour < 24; hour++) {
      line.time.advance(Duration.ofHours(1));
    }
    goesInTheEnd();
    assertThat(type(line.post.next())).isEqualTo("template");
    assertThat(line.rows("select * from beginning")).hasSize(2);
  }

  @Test
  void whoever_writes_meanwhile_gets_the_answer_that_had_no_room() throws Exception {
    line.receive(limit("1"));
    remind(ADA, BEN);
    line.post.next();
    alarmed();
    line.receive(line.meta.text(ADA, "hello?"));
    line.receive(line.meta.text(BEN, "hello?"));
    goesInTheEnd();
    assertThat(line.rows("select * from outbox where state = 'accepted'"))
        .as("two greetings, two templates, and what was said to those who wrote")
        .hasSizeGreaterThanOrEqualTo(4);
    assertThat(line.rows("select * from beginning")).hasSize(1);
  }

  @Test
  void a_higher_limit_of_metas_makes_room_at_once_and_without_one_there_is_room() throws Exception {
    line.receive(limit("1"));
    remind(ADA, BEN);
    line.post.next();
    alarmed();
    line.receive(limit("\"TIER_2K\""));
    goesInTheEnd();
    assertThat(type(line.post.next())).isEqualTo("template");
    assertThat(line.value("select most from beginning_limit")).isEqualTo("2000");
    assertThat(line.rows("select * from beginning")).hasSize(2);
  }

  @Test
  void what_is_not_delivered_does_not_count() throws Exception {
    line.receive(limit("1"));
    remind(ADA);
    Sent template = line.post.next();
    eventually(() -> line.rows("select * from outbox where open = 1").isEmpty());
    assertThat(line.rows("select * from beginning")).hasSize(1);
    line.receive(Meta.status("wamid.x", "failed", template.id()));
    assertThat(line.rows("select * from beginning")).isEmpty();
  }
}
