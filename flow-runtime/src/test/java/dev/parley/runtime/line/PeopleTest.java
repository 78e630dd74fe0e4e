package dev.parley.runtime.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.runtime.line.Meta.Customer;
import dev.parley.runtime.store.Database;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class PeopleTest {
  private static final String PHONE = "491700000001";
  private static final String BSUID = "DE.13491208655302741918";

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

  private void says(Customer customer, String text) {
    line.receive(line.meta.text(customer, text));
  }

  private int contacts() {
    return line.rows("select * from contact").size();
  }

  @Test
  void somebody_without_a_phone_number_is_answered_by_their_id() {
    says(new Customer(null, BSUID, "Asha"), "count");
    Post.Sent sent = line.post.next();
    assertThat(sent.to()).isEqualTo(BSUID);
    assertThat(sent.body().has("to")).isFalse();
  }

  @Test
  void both_names_at_once_are_one_person_under_either() {
    says(new Customer(PHONE, BSUID, "Asha"), "one");
    says(new Customer(null, BSUID, "Asha"), "two");
    says(new Customer(PHONE, null, "Asha"), "three");
    assertThat(contacts()).isEqualTo(1);
    assertThat(line.rows("select * from conversation")).hasSize(1);
  }

  @Test
  void an_id_that_comes_later_belongs_to_the_person_with_that_number() {
    says(new Customer(PHONE, null, "Asha"), "one");
    says(new Customer(PHONE, BSUID, "Asha"), "two");
    says(new Customer(null, BSUID, "Asha"), "three");
    assertThat(contacts()).isEqualTo(1);
    assertThat(line.value("select phone from contact")).isEqualTo(PHONE);
  }

  @Test
  void a_number_that_passed_to_somebody_else_follows_the_id() {
    says(new Customer(PHONE, null, "Old owner"), "one");
    says(new Customer(null, BSUID, "Asha"), "two");
    says(new Customer(PHONE, BSUID, "Asha"), "three");
    says(new Customer(PHONE, null, "Asha"), "four");
    assertThat(contacts()).isEqualTo(2);
    assertThat(
            line.value(
                "select count(*) from inbox i join conversation c on c.id = i.conversation"
                    + " join contact p on p.id = c.contact where p.bsuid = '"
                    + BSUID
                    + "'"))
        .isEqualTo("3");
    assertThat(line.outcomes()).contains("contact.identity moved");
  }

  @Test
  void a_replaced_id_and_a_changed_number_are_the_same_person() {
    says(new Customer(PHONE, BSUID, "Asha"), "one");
    line.receive(
        Meta.message(
            new Customer(PHONE, BSUID, "Asha"),
            "wamid.system",
            "system",
            Map.of(
                "body",
                "User changed",
                "type",
                "user_changed_number",
                "wa_id",
                "491700000099",
                "user_id",
                "DE.2222222222")));
    says(new Customer("491700000099", "DE.2222222222", "Asha"), "two");
    says(new Customer(null, "DE.2222222222", "Asha"), "three");
    assertThat(contacts()).isEqualTo(1);
    assertThat(line.value("select phone from contact")).isEqualTo("491700000099");
  }

  @Test
  void the_name_is_the_one_they_use_now() {
    says(new Customer(PHONE, null, "Asha"), "one");
    says(new Customer(PHONE, null, "Asha Rao"), "two");
    assertThat(line.value("select name from contact")).isEqualTo("Asha Rao");
  }

  @Test
  void what_meta_says_of_nobody_makes_no_contact() {
    line.receive(Meta.text(new Customer(null, null, "?"), "who am I", "wamid.nobody"));
    assertThat(contacts()).isZero();
    assertThat(line.outcomes()).containsExactly("message.text recorded");
  }
}
