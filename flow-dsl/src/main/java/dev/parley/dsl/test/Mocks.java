package dev.parley.dsl.test;

import dev.parley.flow.engine.HttpCall;
import dev.parley.flow.engine.Input;
import dev.parley.flow.model.TestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The web services of a test: they answer what its {@code mock http} lines say, at once. Of several
 * lines that fit a call, each answers once, in their order, and the last one from then on.
 */
final class Mocks {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;

  private final List<Mock> mocks = new ArrayList<>();
  private final List<String> unanswered = new ArrayList<>();

  /** A service from now on. */
  void add(TestLine.MockHttp line, String body) {
    mocks.add(new Mock(line, body));
  }

  /** How a call ends, repeated as its patience says. */
  Input.CallEnd answer(HttpCall call) {
    Optional<Mock> mock = Optional.empty();
    for (int attempt = 0; attempt < call.patience().attempts(); attempt++) {
      mock = next(call);
      if (mock.isEmpty()) {
        return refuse(call);
      }
      if (!again(mock.get().line.status())) {
        break;
      }
    }
    return mock.map(Mock::answer).orElseGet(() -> refuse(call));
  }

  private static boolean again(int status) {
    return status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS;
  }

  private Optional<Mock> next(HttpCall call) {
    List<Mock> fitting = mocks.stream().filter(mock -> mock.fits(call)).toList();
    Optional<Mock> chosen =
        fitting.stream()
            .filter(mock -> !mock.used)
            .findFirst()
            .or(() -> fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.getLast()));
    chosen.ifPresent(mock -> mock.used = true);
    return chosen;
  }

  private Input.CallEnd refuse(HttpCall call) {
    unanswered.add(call.method() + " " + call.url());
    return new Input.CallEnd.Unanswered(Input.Reason.REFUSED, "no mock of the test answers it");
  }

  /** The calls that nothing answered. */
  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  /** The lines that no call needed. */
  List<TestLine> unused() {
    return mocks.stream().filter(mock -> !mock.used).map(mock -> (TestLine) mock.line).toList();
  }

  private static final class Mock {
    private final TestLine.MockHttp line;
    private final String body;
    private boolean used;

    Mock(TestLine.MockHttp line, String body) {
      this.line = line;
      this.body = body;
    }

    boolean fits(HttpCall call) {
      return call.method().equals(line.method().name())
          && new Wildcard(line.url()).matches(call.url());
    }

    Input.CallEnd answer() {
      Map<String, String> headers =
          body.isEmpty() ? Map.of() : Map.of("content-type", "application/json");
      return new Input.CallEnd.Answered(line.status(), headers, body);
    }
  }
}
