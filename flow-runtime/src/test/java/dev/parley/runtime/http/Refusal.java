package dev.parley.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every refusal must be: a problem document with a sentence, and nothing of our insides. */
public final class Refusal {
  private static final List<String> INSIDES =
      List.of("Exception", "\tat ", "dev.parley", "java.", "org.", "jakarta", "SQL", "null");

  private Refusal() {}

  /** Checks an answer and gives its sentence. */
  public static String of(String what, RawHttp.Answer answer, List<String> secrets) {
    assertThat(answer.status()).as("%s: %s", what, answer.body()).isBetween(400, 499);
    assertThat(answer.header("content-type")).as(what).startsWith("application/problem+json");
    JsonNode problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.path("status").asInt()).as(what).isEqualTo(answer.status());
    assertThat(problem.path("type").asString("")).as(what).isNotBlank();
    assertThat(problem.path("title").asString("")).as(what).isNotBlank();
    String detail = problem.path("detail").asString("");
    assertThat(detail).as(what).endsWith(".").contains(" ").hasSizeBetween(20, 2_000);
    assertThat(answer.body()).as(what).doesNotContain(INSIDES).doesNotContain(secrets);
    return detail;
  }
}
