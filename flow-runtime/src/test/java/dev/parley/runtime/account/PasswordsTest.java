package dev.parley.runtime.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new SplittableRandom(7));

  @Test
  void a_password_is_known_again_and_no_other_is() {
    String kept = passwords.hash("correct horse battery");
    assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
    assertThat(passwords.is("correct horse battery", kept)).isTrue();
    assertThat(passwords.is("correct horse batterY", kept)).isFalse();
    assertThat(passwords.hash("correct horse battery")).isNotEqualTo(kept);
  }

  @Test
  void what_was_made_elsewhere_with_other_costs_is_read() {
    // By the reference program: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32.
    String kept =
        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
    assertThat(passwords.is("password", kept)).isTrue();
    assertThat(passwords.is("Password", kept)).isFalse();
  }

  @Test
  void nobody_has_nobodys_password() {
    assertThat(passwords.is("", Passwords.NOBODYS)).isFalse();
    assertThat(passwords.is("anything", "plain text")).isFalse();
  }
}
