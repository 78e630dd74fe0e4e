package dev.parley.flow.engine;

import dev.parley.flow.model.Action;
import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.Flow;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpHeader;
import dev.parley.flow.model.MatchCase;
import dev.parley.flow.model.TemplateFill;
import dev.parley.flow.script.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a node of each action; the compiler leads here when the language gets a new word. */
final class ActionCompiler {
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration BACKOFF = Duration.ofSeconds(1);

  private final FlowCompiler compiler;
  private final Bot bot;
  private final WaitCompiler questions;
  private final int stay;

  ActionCompiler(FlowCompiler compiler, Bot bot, Flow flow) {
    this.compiler = compiler;
    this.bot = bot;
    this.stay = compiler.emit(new Node.Stay());
    this.questions = new WaitCompiler(compiler, flow, stay);
  }

  private Expressions js() {
    return compiler.expressions();
  }

  private Wording words() {
    return compiler.wording();
  }

  int action(Action action, int next) {
    return switch (action) {
      case Action.Say say ->
          emit(new Node.Speak(words().prompt(say, say.prompt(), say.cta()), next));
      case Action.Ask ask -> questions.ask(ask, next);
      case Action.Choose choose -> questions.choose(choose, next);
      case Action.Assign assign -> emit(assign(assign, next));
      case Action.If branches -> branches(branches, next);
      case Action.Match match -> match(match, next);
      case Action.Split split -> split(split, next);
      case Action.Goto(String name) -> emit(compiler.jump(name));
      case Action.End end -> emit(end(end));
      case Action.Http http -> http(http, next);
      case Action.Run run -> run(run, next);
      case Action.Handoff handoff -> handoff(handoff, next);
      case Action.Pause pause -> pause(pause, next);
      case Action.SendMedia send -> emit(media(send, next));
      case Action.SendCard send -> emit(card(send, next));
      case Action.Template template -> emit(template(template, next));
      case Action.Label label ->
          emit(new Telling.Label(js().texts(label.labels()), label.add(), next));
      case Action.Group group ->
          emit(new Telling.Group(js().texts(group.groups()), group.join(), next));
      case Action.Language language ->
          emit(new Telling.Language(js().program(language.js()), next));
      case Action.Consent consent ->
          emit(new Telling.Consent(consent.purpose(), consent.given(), next));
      case Action.Emit emit -> emit(emitted(emit, next));
      case Action.CountRetry count ->
          throw new IllegalArgumentException("`retry` stands outside `other`");
    };
  }

  private int emit(Node node) {
    return compiler.emit(node);
  }

  private @Nullable Place variable(Optional<String> name) {
    return name.map(n -> new Place(n, compiler.slot(n))).orElse(null);
  }

  private static String[] names(java.util.Collection<String> names) {
    return names.toArray(new String[0]);
  }

  private Node assign(Action.Assign assign, int next) {
    Program value = js().program(assign.js());
    String[] names = assign.path().split("\\.");
    String root = names[0];
    if (names.length == 1) {
      return new Node.Store(root, compiler.slot(root), value, next);
    }
    boolean builtin = root.equals("contact") || root.equals("session");
    String[] keys = Arrays.copyOfRange(names, 1, names.length);
    return new Node.StorePath(
        new Path(root, builtin ? -1 : compiler.slot(root), keys), value, next);
  }

  private int branches(Action.If branches, int next) {
    int node = branches.otherwise().map(a -> compiler.block(a, next)).orElse(next);
    for (Action.Case c : branches.cases().reversed()) {
      int then = compiler.block(c.actions(), next);
      node = emit(new Node.Branch(js().program(c.when()), then, node));
    }
    return node;
  }

  private int match(Action.Match match, int next) {
    List<String> values = new ArrayList<>();
    List<Integer> targets = new ArrayList<>();
    for (MatchCase c : match.cases()) {
      int target = compiler.target(c.target(), next);
      for (String value : c.values()) {
        values.add(value);
        targets.add(target);
      }
    }
    int otherwise = compiler.target(match.otherwise(), next, next);
    return emit(
        new Ways.Match(js().program(match.js()), js().programs(values), ints(targets), otherwise));
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private int split(Action.Split split, int next) {
    return emit(
        new Ways.Split(
            new Place(split.variable(), compiler.slot(split.variable())),
            split.arms().stream().map(arm -> arm.id()).toArray(String[]::new),
            split.arms().stream().mapToInt(arm -> arm.weight()).toArray(),
            split.arms().stream().mapToInt(arm -> compiler.target(arm.target(), next)).toArray()));
  }

  private Node end(Action.End end) {
    return new Node.Finish(names(end.results().keySet()), js().programs(end.results().values()));
  }

  private int http(Action.Http http, int next) {
    List<HttpHeader> headers = http.rules().headers();
    CallNode.Request request =
        new CallNode.Request(
            http.method().name(),
            js().text(http.url()),
            headers.stream().map(HttpHeader::name).toArray(String[]::new),
            js().programs(headers.stream().map(HttpHeader::js).toList()),
            js().program(http.rules().body().map(HttpBody::js)),
            http.rules().body().filter(HttpBody.Form.class::isInstance).isPresent());
    HttpCall.Patience patience =
        new HttpCall.Patience(
            http.rules().timeout().map(Delay::toDuration).orElse(CALL),
            1 + http.rules().retry().map(r -> r.times()).orElse(0),
            http.rules().retry().flatMap(r -> r.backoff()).map(Delay::toDuration).orElse(BACKOFF));
    int error = compiler.target(http.rules().error(), -1, next);
    return compiler.place(
        new CallNode(compiler.id(http), request, patience, variable(http.variable()), error, next),
        Optional.empty());
  }

  private int run(Action.Run run, int next) {
    if (bot.flow(run.flow()).isEmpty()) {
      throw new IllegalArgumentException("there is no flow `" + run.flow() + "` to run");
    }
    return compiler.place(
        new RunNode(
            compiler.id(run),
            run.flow(),
            names(run.args().keySet()),
            js().programs(run.args().values()),
            variable(run.variable()),
            next),
        Optional.empty());
  }

  private int handoff(Action.Handoff handoff, int next) {
    return compiler.place(
        new HandoffNode(
            compiler.id(handoff),
            js().text(handoff.queue()),
            js().text(handoff.note()),
            compiler.target(handoff.resume(), next, next)),
        Optional.empty());
  }

  private int pause(Action.Pause pause, int next) {
    String id = compiler.id(pause);
    PauseNode node =
        switch (pause.end()) {
          case Action.PauseEnd.After(Delay delay) -> new PauseNode(id, delay.millis(), null, next);
          case Action.PauseEnd.Until(String js) -> new PauseNode(id, 0, js().program(js), next);
        };
    return compiler.place(node, Optional.empty());
  }

  private Node media(Action.SendMedia send, int next) {
    return new Sending.Media(
        send.kind().word(),
        js().program(send.js()),
        words().text(send, "/caption", send.caption()),
        js().text(send.filename()),
        next);
  }

  private Node card(Action.SendCard send, int next) {
    return new Sending.Card(
        send.kind(), names(send.fields().keySet()), js().programs(send.fields().values()), next);
  }

  private Node template(Action.Template template, int next) {
    TemplateFill fill = template.fill();
    return new Sending.Template(
        template.name(),
        template.language(),
        js().program(fill.header()),
        js().programs(fill.body()),
        fill.buttons().stream().mapToInt(TemplateFill.Button::index).toArray(),
        js().programs(fill.buttons().stream().map(TemplateFill.Button::js).toList()),
        bot.templates().flatMap(all -> all.find(template.name(), template.language())),
        next);
  }

  private Node emitted(Action.Emit emit, int next) {
    return new Telling.Emit(
        emit.event(), names(emit.args().keySet()), js().programs(emit.args().values()), next);
  }
}
