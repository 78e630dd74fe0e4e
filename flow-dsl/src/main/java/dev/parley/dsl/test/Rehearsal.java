package dev.parley.dsl.test;

import dev.parley.flow.engine.Incoming;
import dev.parley.flow.engine.Message;
import dev.parley.flow.engine.Start;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.TestLine;
import dev.parley.flow.script.Json;
import dev.parley.flow.script.ScriptFault;
import dev.parley.flow.session.Fault;
import dev.parley.flow.session.Frame;
import dev.parley.flow.session.Session;
import dev.parley.flow.session.State;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One test while it runs: does what its lines say and compares. */
final class Rehearsal {
  private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 5, 10, 0);

  private final Subject subject;
  private final Phone phone = new Phone();
  private final Stage stage;
  private final Setup setup;
  private boolean begun;

  Rehearsal(Subject subject) {
    this.subject = subject;
    this.stage = new Stage(subject, phone, BEGIN.atZone(ZoneId.of(subject.zone())).toInstant());
    this.setup = new Setup(subject);
  }

  Stage stage() {
    return stage;
  }

  Phone phone() {
    return phone;
  }

  /** Does one line. */
  Verdict play(TestLine line) {
    beginBefore(line);
    Verdict verdict = act(line);
    List<String> calls = stage.mocks().unanswered();
    return calls.isEmpty() ? verdict : unanswered(calls.getFirst());
  }

  private static Verdict unanswered(String call) {
    String[] words = call.split(" ", 2);
    return Verdict.wrong(
        "",
        "the flow calls " + call + ", and no mock of this test answers it",
        "write one: mock http %s %s -> 200 { }".formatted(words[0], Lines.quoted(words[1])));
  }

  private Verdict act(TestLine line) {
    return switch (line) {
      case TestLine.StartAt(String step) -> begun ? tooLate("start") : setup.startAt(step);
      case TestLine.StartWith(Map<String, String> params) ->
          begun ? tooLate("start") : setup.startWith(params, scope());
      case TestLine.Given given -> setup.given(given, scope(), stage);
      case TestLine.MockHttp mock -> service(mock);
      case TestLine.MockRun mock -> begun ? tooLate("mock run") : Verdict.fine();
      case TestLine.MockSend mock -> {
        stage.refusals().add(mock);
        yield Verdict.fine();
      }
      case TestLine.Says(String text) -> customer(new Incoming.Text(text));
      case TestLine.Taps taps -> tap(taps);
      case TestLine.Sends(String kind, Optional<String> text) ->
          customer(Sent.of(kind, text.orElse("")));
      case TestLine.BotSays expected -> bot(expected);
      case TestLine.Silent silent -> silent();
      case TestLine.After after -> after(after.delay().toDuration());
      case TestLine.Expect(String js) -> expect(js);
      case TestLine.At(String step) -> at(step);
      case TestLine.HasEnded ended -> ended();
      case TestLine.HasFailed(Optional<String> code) -> failed(code);
    };
  }

  private Verdict service(TestLine.MockHttp mock) {
    try {
      TestScope scope = scope();
      stage.mocks().add(mock, mock.js().map(js -> Json.stringify(scope.value(js))).orElse(""));
      return Verdict.fine();
    } catch (ScriptFault | IllegalArgumentException e) {
      return Verdict.wrong("", "this cannot be evaluated: " + e.getMessage());
    }
  }

  /** The mocks among a test's lines that nothing needed. */
  List<TestLine> unused(List<TestLine> lines) {
    List<TestLine> unused = new ArrayList<>(stage.mocks().unused());
    unused.addAll(stage.refusals().unused());
    unused.addAll(StandIn.unused(lines, stage.events()));
    return unused;
  }

  /** A session without a message begins before the first line that is no preparation. */
  private void beginBefore(TestLine line) {
    boolean preparation =
        line instanceof TestLine.StartAt
            || line instanceof TestLine.StartWith
            || line instanceof TestLine.Given
            || line instanceof TestLine.Mock;
    if (!preparation && !begun && setup.started()) {
      begun = true;
      stage.start(setup.withoutMessage(), setup.releases());
    }
  }

  private static Verdict tooLate(String word) {
    return Verdict.wrong("", "`" + word + "` must stand before anything happens");
  }

  private Verdict tap(TestLine.Taps taps) {
    Optional<Seen> offering = phone.offering(taps.option(), taps.on());
    if (offering.isEmpty()) {
      return Verdict.wrong(
          "", "no message " + onText(taps) + "offers `" + taps.option() + "`", offered());
    }
    Optional<Message.Choice> choice = offering.get().choice(taps.option());
    return choice.isPresent()
        ? customer(new Incoming.Tap(choice.get().id(), choice.get().title()))
        : Verdict.wrong(
            "",
            "`" + taps.option() + "` is a line of text here, and cannot be tapped",
            "write its number or its title: user \"1\"");
  }

  private static String onText(TestLine.Taps taps) {
    return taps.on().map(p -> "like " + Lines.quoted(p) + " ").orElse("");
  }

  private String offered() {
    List<String> offered = phone.offered();
    return offered.isEmpty()
        ? "nothing was offered so far"
        : "offered so far: " + Lines.list(offered);
  }

  private Verdict customer(Incoming message) {
    if (!phone.allMatched()) {
      return unmatched("the bot said more than the test expects before this line");
    }
    if (!begun && subject.flow().isPresent()) {
      stage.start(startOf(subject.flow().get(), message), setup.releases());
    } else {
      stage.receive(message);
    }
    begun = true;
    return Verdict.fine();
  }

  /** The trigger message starts the test's flow, whatever the triggers say. */
  private Start startOf(Flow flow, Incoming message) {
    return stage
        .route(message)
        .filter(start -> start.flow().equals(flow.id()))
        .orElseGet(() -> setup.byMessage(message));
  }

  private Verdict bot(TestLine.BotSays expected) {
    Optional<Seen> next = phone.next();
    if (next.isEmpty()) {
      return Verdict.wrong("", "the bot said nothing more", state());
    }
    String actual = Lines.of(next.get());
    return next.get()
        .differsFrom(expected)
        .map(reason -> Verdict.wrong(actual, reason))
        .orElseGet(() -> new Verdict.Fine(actual));
  }

  private Verdict silent() {
    return phone.allMatched() ? Verdict.fine() : unmatched("the bot is not silent");
  }

  Verdict unmatched(String reason) {
    return Verdict.wrong("", reason);
  }

  private Verdict after(Duration time) {
    if (!phone.allMatched()) {
      return unmatched("the bot said more than the test expects before this line");
    }
    return Verdict.check(
        stage.pass(time), "", "the flow wakes up again and again without time passing");
  }

  private Verdict expect(String js) {
    TestScope scope = scope();
    try {
      if (scope.holds(js)) {
        return Verdict.fine();
      }
    } catch (ScriptFault | IllegalArgumentException e) {
      return Verdict.wrong("", "this cannot be evaluated: " + e.getMessage());
    }
    List<String> reasons = new ArrayList<>(List.of("this is not true"));
    reasons.addAll(scope.readings(js));
    return new Verdict.Wrong("", reasons);
  }

  private Verdict at(String step) {
    List<String> steps = stage.live().map(Rehearsal::steps).orElse(List.of());
    return Verdict.check(
        steps.contains(step), "", "the session is not at `" + step + "`: " + state());
  }

  private static List<String> steps(Session session) {
    List<String> steps = new ArrayList<>();
    session.waiting().ifPresent(wait -> steps.add(wait.step()));
    for (Frame frame : session.frames()) {
      if (frame.call().indexOf('/') > 0) {
        steps.add(frame.call().substring(0, frame.call().indexOf('/')));
      }
    }
    return steps;
  }

  private Verdict ended() {
    boolean ended = stage.session().filter(s -> s.state() instanceof State.Ended).isPresent();
    return Verdict.check(ended, "", "the session has not ended: " + state());
  }

  private Verdict failed(Optional<String> code) {
    Optional<String> actual = stage.session().map(Session::state).flatMap(Rehearsal::faultCode);
    boolean right = actual.isPresent() && code.map(actual.get()::equals).orElse(true);
    return Verdict.check(
        right,
        "",
        "the session has not failed" + code.map(c -> " with " + c).orElse("") + ": " + state());
  }

  private static Optional<String> faultCode(State state) {
    return state instanceof State.Failed failed
        ? Optional.of(failed.fault().code())
        : Optional.empty();
  }

  /** Where the session is, in words. */
  String state() {
    return stage
        .session()
        .map(session ->
            switch (session.state()) {
              case State.Waiting waiting -> "it waits at `" + waiting.on().id() + "`";
              case State.Ended ended -> "it has ended";
              case State.Failed failed -> inWords(failed.fault());
            })
        .orElse(begun ? "no trigger of the bot fits what the user wrote" : "nothing has begun it");
  }

  private static String inWords(Fault fault) {
    String place = fault.step().isEmpty() ? "" : " in step `" + fault.step() + "`";
    return "it failed" + place + " with " + fault.code() + ": " + fault.message();
  }

  /** What expressions see now: built-in values first, then variables, which may hide them. */
  private TestScope scope() {
    Optional<Session> session = stage.session();
    Map<String, @Nullable Object> visible = new LinkedHashMap<>();
    visible.put("contact", stage.world().contact);
    visible.put("env", stage.world().env);
    visible.put("hours", stage.world().hours);
    visible.put(
        "now", stage.clock().atZone(ZoneId.of(subject.zone())).toOffsetDateTime().toString());
    visible.put("session", session.map(Session::variables).orElse(Map.of()));
    visible.put("trigger", session.map(Session::trigger).orElse(Map.of()));
    visible.put("result", session.map(Session::state).map(Rehearsal::results).orElse(Map.of()));
    subject.flow().map(Walk::names).orElse(Set.of()).forEach(name -> visible.put(name, null));
    session.ifPresent(s -> putVariables(s, visible));
    return new TestScope(visible, stage.clock(), subject);
  }

  private static Map<String, @Nullable Object> results(State state) {
    return state instanceof State.Ended ended ? ended.results() : Map.of();
  }

  private static void putVariables(Session session, Map<String, @Nullable Object> visible) {
    var variables = session.frames().getLast().variables();
    for (int i = 0; i < variables.size(); i++) {
      visible.put(variables.name(i), variables.value(i));
    }
  }
}
