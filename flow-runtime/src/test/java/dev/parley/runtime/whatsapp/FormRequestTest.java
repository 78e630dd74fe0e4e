package dev.parley.runtime.whatsapp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Encrypts as Meta does, from the published public key on, and reads what we answer. */
class FormRequestTest {
  private static final String SECRET = "test_app_secret";
  private static final FormKey KEY = FormKey.generate();
  private static final FormKey OTHER = FormKey.generate();

  @Test
  void a_question_is_read_and_its_answer_understood() throws Exception {
    MetaForm meta = MetaForm.of(1);
    byte[] body =
        meta.ask(
            KEY.publicPem(),
            """
            {"version":"4.0","action":"data_exchange","screen":"SIZE","flow_token":"tok_1",
             "data":{"size":"größe 🍕","count":2}}\
            """);
    FormRequest.Question question = question(FormRequest.read(body, List.of(KEY)));
    assertThat(question.action()).isEqualTo(FormRequest.Action.DATA_EXCHANGE);
    assertThat(question.version()).isEqualTo("4.0");
    assertThat(question.screen()).contains("SIZE");
    assertThat(question.token()).contains("tok_1");
    assertThat(question.data()).isEqualTo("{\"size\":\"größe 🍕\",\"count\":2}");
    String answer =
        question.secret().seal(new FormAnswer.Screen("DONE", Map.of("total", 12.0, "name", "Zoë")));
    assertThat(meta.understand(answer))
        .isEqualTo(
            Payloads.JSON.readTree(
                "{\"screen\":\"DONE\",\"data\":{\"total\":12,\"name\":\"Zoë\"}}"));
  }

  @Test
  void every_answer_has_the_shape_meta_reads() {
    assertThat(new FormAnswer.Alive().json()).isEqualTo("{\"data\":{\"status\":\"active\"}}");
    assertThat(new FormAnswer.Acknowledged().json())
        .isEqualTo("{\"data\":{\"acknowledged\":true}}");
    assertThat(new FormAnswer.Done("tok_1", Map.of("size", "L")).json())
        .isEqualTo(
            "{\"screen\":\"SUCCESS\",\"data\":{\"extension_message_response\":{\"params\":"
                + "{\"size\":\"L\",\"flow_token\":\"tok_1\"}}}}");
  }

  @Test
  void every_action_is_told_apart() throws Exception {
    Map<String, FormRequest.Action> actions =
        Map.of(
            "{\"version\":\"3.0\",\"action\":\"ping\"}", FormRequest.Action.PING,
            "{\"action\":\"INIT\"}", FormRequest.Action.INIT,
            "{\"action\":\"BACK\",\"screen\":\"A\"}", FormRequest.Action.BACK,
            "{\"action\":\"data_exchange\",\"data\":{}}", FormRequest.Action.DATA_EXCHANGE,
            "{\"action\":\"data_exchange\",\"data\":{\"error\":\"timeout\"}}",
                FormRequest.Action.FAULT,
            "{\"action\":\"dance\"}", FormRequest.Action.OTHER,
            "[]", FormRequest.Action.OTHER);
    for (Map.Entry<String, FormRequest.Action> entry : actions.entrySet()) {
      byte[] body = MetaForm.of(2).ask(KEY.publicPem(), entry.getKey());
      assertThat(question(FormRequest.read(body, List.of(KEY))).action())
          .as(entry.getKey())
          .isEqualTo(entry.getValue());
    }
  }

  @Test
  void the_key_before_is_still_read_while_keys_change() throws Exception {
    byte[] body = MetaForm.of(3).ask(OTHER.publicPem(), "{\"action\":\"ping\"}");
    assertThat(FormRequest.read(body, List.of(KEY, OTHER)))
        .isInstanceOf(FormRequest.Question.class);
    assertThat(FormRequest.read(body, List.of(KEY)))
        .isEqualTo(
            new FormRequest.Unreadable("It is encrypted for another key than the number's."));
  }

  @Test
  void what_was_changed_on_its_way_is_not_read() throws Exception {
    MetaForm meta = MetaForm.of(4);
    byte[] wrapped = meta.wrapped(KEY.publicPem(), MGF1ParameterSpec.SHA256);
    byte[] sealed = meta.gcm(Cipher.ENCRYPT_MODE, meta.vector()).doFinal("{}".getBytes(UTF_8));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThat(FormRequest.read(MetaForm.body(changed, wrapped, meta.vector()), List.of(KEY)))
          .isInstanceOf(FormRequest.Unreadable.class);
    }
    byte[] shortVector = Arrays.copyOf(meta.vector(), 12);
    assertThat(FormRequest.read(MetaForm.body(sealed, wrapped, shortVector), List.of(KEY)))
        .isInstanceOf(FormRequest.Unreadable.class);
  }

  @Test
  void the_mask_is_sha_256_and_not_the_one_java_takes_by_itself() throws Exception {
    MetaForm meta = MetaForm.of(5);
    byte[] sealed = meta.gcm(Cipher.ENCRYPT_MODE, meta.vector()).doFinal("{}".getBytes(UTF_8));
    byte[] wrapped = meta.wrapped(KEY.publicPem(), MGF1ParameterSpec.SHA1);
    assertThat(FormRequest.read(MetaForm.body(sealed, wrapped, meta.vector()), List.of(KEY)))
        .isInstanceOf(FormRequest.Unreadable.class);
  }

  @Test
  void anything_else_is_unreadable_and_never_an_exception() {
    for (String body :
        List.of(
            "",
            "[]",
            "not json",
            "{}",
            "{\"encrypted_flow_data\":\"!\",\"encrypted_aes_key\":\"!\",\"initial_vector\":\"!\"}",
            "{\"encrypted_flow_data\":1,\"encrypted_aes_key\":null,\"initial_vector\":[]}")) {
      assertThat(FormRequest.read(body.getBytes(UTF_8), List.of(KEY)))
          .isInstanceOf(FormRequest.Unreadable.class);
    }
  }

  @Test
  void a_key_is_written_and_read_and_shows_nothing() {
    assertThat(FormKey.read(KEY.privatePem()).map(FormKey::privatePem)).contains(KEY.privatePem());
    assertThat(KEY.publicPem()).startsWith("-----BEGIN PUBLIC KEY-----\nMII");
    assertThat(FormKey.read(KEY.publicPem())).isEmpty();
    assertThat(FormKey.read("no key at all")).isEmpty();
    assertThat(KEY.toString()).isEqualTo("FormKey[…]");
  }

  @Test
  void a_token_is_vouched_for_by_the_apps_secret_only() throws Exception {
    String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    String jwt = jwt(header, "{\"flow_token\":\"tok_1\"}", SECRET);
    assertThat(vouched("tok_1", jwt, SECRET)).isTrue();
    assertThat(vouched("tok_2", jwt, SECRET)).isFalse();
    assertThat(vouched("tok_1", jwt, "other")).isFalse();
    assertThat(vouched("tok_1", jwt.substring(0, jwt.length() - 2), SECRET)).isFalse();
    String none = jwt("{\"alg\":\"none\"}", "{\"flow_token\":\"tok_1\"}", SECRET);
    assertThat(vouched("tok_1", none, SECRET)).isFalse();
    for (String broken : List.of("", "..", "a.b.c", "a.b", "a.b.c.d")) {
      assertThat(vouched("tok_1", broken, SECRET)).isFalse();
    }
  }

  private static boolean vouched(String token, String signature, String secret) {
    return new FormRequest.Question(
            FormRequest.Action.INIT,
            "4.0",
            Optional.empty(),
            "{}",
            Optional.of(token),
            Optional.of(signature),
            new FormSecret(new byte[16], new byte[16]))
        .vouched(List.of("", "older", secret));
  }

  private static String jwt(String header, String payload, String secret) throws Exception {
    Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
    String signed =
        url.encodeToString(header.getBytes(UTF_8))
            + '.'
            + url.encodeToString(payload.getBytes(UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return signed + '.' + url.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private static FormRequest.Question question(FormRequest request) {
    assertThat(request).isInstanceOf(FormRequest.Question.class);
    return (FormRequest.Question) request;
  }
}
