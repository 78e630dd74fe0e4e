package dev.parley.runtime.whatsapp;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Asks Graph about numbers. */
public final class GraphNumbers {
  private static final String ALL =
      "?fields=throughput,is_on_biz_app,whatsapp_business_manager_messaging_limit";

  /** What every version of the API knows. */
  private static final String OLD = "?fields=throughput,messaging_limit_tier";

  private static final int OK = 200;
  private static final int NO_SUCH_FIELD = 100;

  private final GraphClient graph;

  public GraphNumbers(GraphClient graph) {
    this.graph = graph;
  }

  /** What Meta allows a number. */
  public MediaAnswer<NumberFacts> facts(Credentials credentials) {
    MediaAnswer<NumberFacts> answer = ask(credentials, ALL);
    boolean unknown =
        answer instanceof MediaAnswer.Refused<NumberFacts> refused
            && refused.error().code() == NO_SUCH_FIELD;
    return unknown ? ask(credentials, OLD) : answer;
  }

  private MediaAnswer<NumberFacts> ask(Credentials credentials, String fields) {
    HttpRequest request =
        graph
            .request(credentials, graph.settings().at(credentials.phoneNumberId() + fields))
            .GET()
            .build();
    return graph.call(request, graph.settings().answerTimeout(), GraphNumbers::read);
  }

  private static MediaAnswer<NumberFacts> read(HttpResponse<byte[]> answer) {
    Fields said = AnswerReader.fields(answer.body());
    Optional<SendResult.Refused> refusal =
        AnswerReader.refusal(answer.statusCode(), answer.headers(), said);
    if (refusal.isPresent()) {
      SendResult.Refused refused = refusal.get();
      return new MediaAnswer.Refused<>(refused.error(), refused.httpStatus(), refused.retryAfter());
    }
    return answer.statusCode() == OK && !said.isEmpty()
        ? new MediaAnswer.Done<>(NumberFacts.of(said))
        : new MediaAnswer.Failed<>("Graph answered with HTTP status " + answer.statusCode() + ".");
  }
}
