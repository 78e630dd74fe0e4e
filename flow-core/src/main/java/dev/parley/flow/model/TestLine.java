package dev.parley.flow.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One line of a test: something done to the flow, or something expected of it. */
public sealed interface TestLine {
  /** {@code start at STEP}. JSON: {@code {"start":{"at":step}}}. */
  record StartAt(String step) implements TestLine {}

  /** {@code start with (name: js)}. JSON: {@code {"start":{"with":{"name":"js"}}}}. */
  record StartWith(Map<String, String> params) implements TestLine {
    public StartWith {
      params = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(params));
    }
  }

  /** {@code given path = js}. JSON: {@code {"given":path,"js":…}}. */
  record Given(String path, String js) implements TestLine {}

  /** What stands in for the world. */
  sealed interface Mock extends TestLine {}

  /**
   * {@code mock http METHOD "pattern" -> 200 value}. JSON: {@code
   * {"mock":{"http":method,"url":pattern,"status":200,"js":…}}}.
   *
   * @param url the address, in which {@code *} is any text
   * @param js the expression for the body
   */
  record MockHttp(HttpMethod method, String url, int status, Optional<String> js) implements Mock {}

  /**
   * {@code mock run flow -> (name: js)}. JSON: {@code
   * {"mock":{"run":flow,"results":{"name":"js"}}}}.
   */
  record MockRun(String flow, Map<String, String> results) implements Mock {
    public MockRun {
      results = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(results));
    }
  }

  /**
   * {@code mock send "pattern" -> window}. JSON: {@code
   * {"mock":{"send":pattern,"refused":"window"}}}.
   *
   * @param pattern the text of messages that cannot be sent, in which {@code *} is any text
   * @param reason {@code window}, {@code limits} or {@code undeliverable}
   */
  record MockSend(String pattern, String reason) implements Mock {}

  /** {@code user "text"}. JSON: {@code {"user":text}}. */
  record Says(String text) implements TestLine {}

  /** {@code user taps id on "pattern"}. JSON: {@code {"taps":id,"on":pattern}}. */
  record Taps(String option, Optional<String> on) implements TestLine {}

  /** {@code user sends KIND "text"}. JSON: {@code {"sends":kind,"text":…}}. */
  record Sends(String kind, Optional<String> text) implements TestLine {}

  /**
   * {@code bot …}. JSON: {@code {"bot":{"kind":"choose","pattern":…,"options":[…]}}}.
   *
   * @param kind a kind of message, {@code choose}, {@code template}; any kind where absent
   * @param template the template's name, for the kind {@code template}
   * @param pattern the text, in which {@code *} is any text; any text where absent
   * @param options the option ids in order; any where absent
   */
  record BotSays(
      Optional<String> kind,
      Optional<String> template,
      Optional<String> pattern,
      Optional<List<String>> options)
      implements TestLine {
    public BotSays {
      options = options.map(List::copyOf);
    }
  }

  /** {@code silent}: no message is unmatched. JSON: {@code {"silent":true}}. */
  record Silent() implements TestLine {}

  /** {@code after 10m}. JSON: {@code {"after":"10m"}}. */
  record After(Delay delay) implements TestLine {}

  /** {@code expect js}. JSON: {@code {"expect":js}}. */
  record Expect(String js) implements TestLine {}

  /** {@code at STEP}. JSON: {@code {"at":step}}. */
  record At(String step) implements TestLine {}

  /** {@code ended}. JSON: {@code {"ended":true}}. */
  record HasEnded() implements TestLine {}

  /** {@code failed FLW5xxx}. JSON: {@code {"failed":code}} or {@code {"failed":true}}. */
  record HasFailed(Optional<String> code) implements TestLine {}
}
