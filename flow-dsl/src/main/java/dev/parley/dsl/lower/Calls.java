package dev.parley.dsl.lower;

import dev.parley.dsl.syntax.Clause;
import dev.parley.dsl.syntax.Stmt;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Action;
import dev.parley.flow.model.Delay;
import dev.parley.flow.model.HttpBody;
import dev.parley.flow.model.HttpHeader;
import dev.parley.flow.model.HttpMethod;
import dev.parley.flow.model.HttpRetry;
import dev.parley.flow.model.HttpRules;
import dev.parley.flow.model.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calls a web service or another flow, or tells the world something. */
final class Calls {
  private final Faults faults;
  private final Actions actions;

  Calls(Faults faults, Actions actions) {
    this.faults = faults;
    this.actions = actions;
  }

  Action http(Stmt.Http http, Spot spot) {
    spot.at(http, http.save().<Tree>map(name -> name).orElse(http.url()).range());
    Request request = new Request(spot, http.clauses());
    return new Action.Http(
        HttpMethod.valueOf(http.method().name()),
        spot.in("url").text(http.url()),
        http.save().map(spot.in("save")::name),
        request.rules());
  }

  Action run(Stmt.Run run, Spot spot) {
    spot.at(run.range());
    return new Action.Run(
        spot.in("flow").name(run.flow()),
        args(run.args(), spot),
        run.save().map(spot.in("save")::name));
  }

  Action emit(Stmt.Emit emit, Spot spot) {
    spot.at(emit.range());
    return new Action.Emit(spot.in("event").name(emit.event()), args(emit.args(), spot));
  }

  private Map<String, String> args(Optional<Tree.Args> args, Spot spot) {
    return args.map(given -> actions.args(given, spot.in("args"))).orElse(Map.of());
  }

  /** The clauses of one request. */
  private final class Request {
    private final Once once = new Once("this `http`", faults);
    private final Parts parts;
    private final List<HttpHeader> headers = new ArrayList<>();
    private Optional<HttpBody> body = Optional.empty();
    private Optional<Delay> timeout = Optional.empty();
    private Optional<HttpRetry> retry = Optional.empty();
    private Optional<Target> error = Optional.empty();

    Request(Spot spot, Tree.Body<Clause.OfHttp> clauses) {
      this.parts = new Parts(spot, clauses);
      clauses.items().forEach(this::take);
      parts.close(Order.HTTP);
    }

    private void take(Clause.OfHttp clause) {
      switch (clause) {
        case Clause.HttpHeader header -> header(header);
        case Clause.Json json when once.first("body", json) ->
            body = Optional.of(new HttpBody.Json(parts.at(json, "json").js(json.value())));
        case Clause.Form form when once.first("body", form) ->
            body = Optional.of(new HttpBody.Form(parts.at(form, "form").js(form.value())));
        case Clause.Timeout t when once.first("timeout", t) -> {
          parts.at(t, "timeout").at(t.after().range());
          timeout = Optional.of(faults.delay(t.after()));
        }
        case Clause.HttpRetry r when once.first("retry", r) -> retry(r);
        case Clause.HttpError e when once.first("error", e) ->
            error =
                new Targets(faults, actions).inFlow(e.target(), parts.at(e, "error").at(e.range()));
        case Clause.OfHttp rest -> {} // broken, or there twice: reported
      }
    }

    private void header(Clause.HttpHeader header) {
      Spot at = parts.at(header, "headers", headers.size()).at(header.range());
      headers.add(
          new HttpHeader(at.in("name").string(header.name()), at.in("js").js(header.value())));
    }

    private void retry(Clause.HttpRetry clause) {
      Spot at = parts.at(clause, "retry").at(clause.range());
      at.in("times").at(clause.times().range());
      clause.backoff().ifPresent(backoff -> at.in("backoff").at(backoff.range()));
      retry =
          Optional.of(
              new HttpRetry(
                  faults.atLeastOne("retry", clause.times()), clause.backoff().map(faults::delay)));
    }

    HttpRules rules() {
      return new HttpRules(headers, body, timeout, retry, error);
    }
  }
}
