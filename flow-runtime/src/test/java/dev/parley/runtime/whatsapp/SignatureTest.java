package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String SECRET = "test_app_secret";
  private static final byte[] BODY =
      "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8);
  private static final String SIGNED =
      "sha256=dec6a680679a968e7e0319355b23599cbfc54502c0784668e9618baa0c633756";

  @Test
  void the_known_body_has_the_known_signature() {
    assertThat(Signature.sign(BODY, SECRET)).isEqualTo(SIGNED);
    assertThat(Signature.verify(BODY, SIGNED, List.of(SECRET))).isTrue();
  }

  @Test
  void one_more_space_is_another_body() {
    byte[] spaced = "{\"object\":\"whatsapp_business_account\", \"entry\":[]}".getBytes(UTF_8);
    assertThat(Signature.verify(spaced, SIGNED, List.of(SECRET))).isFalse();
  }

  @Test
  void escaped_text_and_the_same_text_in_utf8_are_signed_differently() {
    String escaped = Signature.sign("{\"a\":\"\\u00e4\"}".getBytes(UTF_8), SECRET);
    assertThat(Signature.verify("{\"a\":\"ä\"}".getBytes(UTF_8), escaped, List.of(SECRET)))
        .isFalse();
  }

  @Test
  void the_old_and_the_new_secret_are_both_accepted_during_rotation() {
    assertThat(Signature.verify(BODY, SIGNED, List.of("new", SECRET))).isTrue();
    assertThat(Signature.verify(BODY, SIGNED, List.of(SECRET, "new"))).isTrue();
    assertThat(Signature.verify(BODY, SIGNED, List.of("new"))).isFalse();
  }

  @Test
  void nothing_is_accepted_without_a_secret() {
    assertThat(Signature.verify(BODY, SIGNED, List.of())).isFalse();
    assertThat(Signature.verify(BODY, SIGNED, List.of(""))).isFalse();
  }

  @Test
  void headers_that_are_no_signature_are_refused() {
    List<String> headers =
        List.of(
            "",
            "sha256=",
            SIGNED.substring("sha256=".length()),
            "sha1=" + SIGNED.substring("sha256=".length()),
            SIGNED + "00",
            SIGNED.substring(0, SIGNED.length() - 2),
            SIGNED.substring(0, SIGNED.length() - 2) + "zz");
    assertThat(headers).noneMatch(header -> Signature.verify(BODY, header, List.of(SECRET)));
    assertThat(Signature.verify(BODY, null, List.of(SECRET))).isFalse();
  }

  @Test
  void hex_may_be_in_upper_case() {
    String upper =
        "sha256=" + SIGNED.substring("sha256=".length()).toUpperCase(java.util.Locale.ROOT);
    assertThat(Signature.verify(BODY, upper, List.of(SECRET))).isTrue();
  }

  @Property
  void what_is_signed_verifies(@ForAll byte[] body) {
    assertThat(Signature.verify(body, Signature.sign(body, SECRET), List.of(SECRET))).isTrue();
  }

  @Property
  void a_body_changed_in_one_bit_does_not(@ForAll byte[] body, @ForAll byte place) {
    byte[] changed = java.util.Arrays.copyOf(body, body.length + 1);
    changed[Math.floorMod(place, changed.length)] ^= 1;
    assertThat(Signature.verify(changed, Signature.sign(body, SECRET), List.of(SECRET))).isFalse();
  }
}
