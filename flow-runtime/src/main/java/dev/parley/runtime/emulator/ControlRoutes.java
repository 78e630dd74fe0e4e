package dev.parley.runtime.emulator;

import dev.parley.runtime.emulator.LedgerEntry.Deed;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What testers ask of the emulator itself: commands, and the ledger. */
final class ControlRoutes {
  private static final String CONTROL = "/emulator/control";
  private static final String LEDGER = "/emulator/ledger";
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;
  private static final int UNPROCESSABLE = 422;
  private static final int PAGE = 1_000;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final Commands commands;
  private final Weather weather;
  private final Ledger ledger;

  ControlRoutes(Commands commands, Weather weather, Ledger ledger) {
    this.commands = commands;
    this.weather = weather;
    this.ledger = ledger;
  }

  void register(RoutesConfig routes) {
    routes.get(CONTROL, context -> PhoneRoutes.answer(context, this::state));
    routes.post(CONTROL, context -> PhoneRoutes.answer(context, this::command));
    routes.get(LEDGER, context -> PhoneRoutes.answer(context, this::entries));
    routes.get(
        LEDGER + "/summary",
        context -> PhoneRoutes.answer(context, c -> PhoneRoutes.write(c, OK, ledger.summary())));
    routes.delete(LEDGER, this::forget);
  }

  private void state(Context context) {
    ObjectNode state = weather.view();
    ArrayNode help = state.putArray("commands");
    commands
        .all()
        .forEach(verb ->
            help.addObject()
                .put("name", verb.name())
                .put("usage", verb.usage())
                .put("explanation", verb.explanation()));
    PhoneRoutes.write(context, OK, state);
  }

  /** One command, or several that are followed until one cannot be. */
  private void command(Context context) {
    ObjectNode body = PhoneRoutes.body(context);
    List<String> typed = new ArrayList<>();
    EmulatorJson.text(body, "command").ifPresent(typed::add);
    for (JsonNode command : body.path("commands")) {
      typed.add(command.asString(""));
    }
    if (typed.isEmpty()) {
      throw PhoneFault.field("/command", "Give a command; \"help\" lists them.");
    }
    ObjectNode answer = EmulatorJson.object();
    ArrayNode said = answer.putArray("said");
    try {
      typed.forEach(command -> said.add(commands.run(command)));
    } catch (CommandFault fault) {
      throw PhoneFault.of(UNPROCESSABLE, fault.sentence());
    }
    PhoneRoutes.write(context, OK, answer);
  }

  private void entries(Context context) {
    long after = number(context, "after").orElse(0L);
    long limit = Math.clamp(number(context, "limit").orElse((long) PAGE), 1, PAGE);
    Optional<Deed> deed = Optional.ofNullable(context.queryParam("deed")).map(ControlRoutes::deed);
    PhoneRoutes.write(context, OK, ledger.page(after, (int) limit, deed));
  }

  private static Optional<Long> number(Context context, String name) {
    Optional<String> given = Optional.ofNullable(context.queryParam(name));
    if (given.filter(text -> !NUMBER.matcher(text).matches()).isPresent()) {
      throw PhoneFault.field(name, name + " is a whole number; leave it out for the usual one.");
    }
    return given.map(Long::valueOf);
  }

  private static Deed deed(String name) {
    for (Deed deed : Deed.values()) {
      if (deed.name().equals(name.toUpperCase(Locale.ROOT))) {
        return deed;
      }
    }
    throw PhoneFault.of(
        UNPROCESSABLE,
        "The ledger knows no \"" + name + "\"; it knows " + List.of(Deed.values()) + ".");
  }

  private void forget(Context context) {
    ledger.clear();
    context.status(NO_CONTENT);
  }
}
