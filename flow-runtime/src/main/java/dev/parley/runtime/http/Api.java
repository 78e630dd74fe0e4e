package dev.parley.runtime.http;

import dev.parley.runtime.http.Operation.Intake;
import dev.parley.runtime.store.Store;
import dev.parley.runtime.store.Tx;
import dev.parley.runtime.store.Work;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/**
 * The management API: every room's operations in one table, from which they are served and
 * described. A request is let in, counted, checked, carried out and answered here.
 */
public final class Api implements Routes {
  private final Store store;
  private final Rules rules;
  private final Door door;
  private final List<Operation> operations;
  private final Work<Change, Result> changing =
      (tx, changes) -> changes.stream().map(change -> make(tx, change)).toList();

  /** Who comes in, what is kept of their requests, and how often they may ask. */
  public record Rules(Doorkeeper keeper, KeptAnswers kept, RateLimits limits) {}

  /** The operations of these rooms, and the description of them all. */
  public Api(Store store, Rules rules, List<Resource> rooms) {
    this.store = store;
    this.rules = rules;
    this.door = new Door(rules.keeper());
    List<Operation> all = new ArrayList<>();
    OpenApi description = new OpenApi(() -> this.operations());
    rooms.forEach(room -> all.addAll(room.operations()));
    all.addAll(description.operations());
    operations = List.copyOf(all);
    Set<String> names = new HashSet<>();
    for (Operation operation : operations) {
      if (!names.add(operation.id())) {
        throw new IllegalArgumentException("two operations are called " + operation.id());
      }
    }
  }

  private record Change(Reply.Change change, Optional<Once> once) {}

  private sealed interface Result {
    record Done(Answer answer) implements Result {}

    record Refused(Problem problem) implements Result {}
  }

  /** All operations. */
  public List<Operation> operations() {
    return operations;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    for (Operation operation : operations) {
      HandlerType verb = HandlerType.findOrCreate(operation.verb().name());
      routes.addHttpHandler(
          verb, Operation.ROOT + operation.path(), context -> serve(operation, context));
    }
  }

  private void serve(Operation operation, Context context) {
    Optional<Caller> caller = enter(operation, context);
    rules.limits().take(caller.map(Caller::id).orElseGet(context::ip), context);
    permit(operation, caller);
    QueryCheck.check(operation, context);
    Request request = new Request(context, caller);
    operation.intake().ifPresent(request::read);
    Optional<Once> once =
        operation.repeatable()
            ? Once.of(rules.kept(), request, request.fingerprint()::end)
            : Optional.empty();
    Optional<KeptAnswers.Kept> before = once.flatMap(Once::before);
    if (before.isPresent()) {
      if (operation.intake().orElse(null) instanceof Intake.File(long most)) {
        request.fingerprint().drain(Body.stream(context, most));
      }
      once.orElseThrow().again(before.get()).writeTo(context);
      return;
    }
    switch (operation.handler().handle(request)) {
      case Answer answer -> kept(answer, once).writeTo(context);
      case Reply.Change change -> changed(new Change(change, once)).writeTo(context);
      case Reply.Written written -> {}
    }
  }

  private Optional<Caller> enter(Operation operation, Context context) {
    return switch (operation.access()) {
      case Access.Open open -> Optional.empty();
      case Access.Linked linked when context.queryParam(Access.Linked.SIGNATURE) != null ->
          Optional.empty();
      case Access.Linked linked -> Optional.of(door.enter(context));
      case Access.Known known -> Optional.of(door.enter(context));
      case Access.Permitted permitted -> Optional.of(door.enter(context));
    };
  }

  private static void permit(Operation operation, Optional<Caller> caller) {
    Optional<Permission> needed =
        switch (operation.access()) {
          case Access.Open open -> Optional.empty();
          case Access.Known known -> Optional.empty();
          case Access.Permitted(Permission permission) -> Optional.of(permission);
          case Access.Linked(Permission permission) -> Optional.of(permission);
        };
    if (caller.isPresent() && needed.isPresent() && !caller.get().may(needed.get())) {
      throw Problem.forbidden("This takes the permission " + needed.get().word() + ".");
    }
  }

  /** An answer that took no change is kept afterwards. */
  private Answer kept(Answer answer, Optional<Once> once) {
    return once.isEmpty() ? answer : changed(new Change(new Reply.Change(tx -> answer), once));
  }

  private Answer changed(Change change) {
    try {
      return switch (store.writer().submit(changing, change).join()) {
        case Result.Done(Answer answer) -> answer;
        case Result.Refused(Problem problem) -> throw problem;
      };
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw e;
    }
  }

  /**
   * Many callers' changes may share a transaction: one that is refused must not undo the others.
   */
  private static Result make(Tx tx, Change change) {
    try {
      return tx.part(() -> {
        Optional<Answer> known = change.once().flatMap(once -> once.known(tx));
        if (known.isPresent()) {
          return new Result.Done(known.get());
        }
        Answer answer = change.change().make().apply(tx);
        change.once().ifPresent(once -> once.keep(tx, answer));
        return new Result.Done(answer);
      });
    } catch (Problem refused) {
      return new Result.Refused(refused);
    }
  }
}
