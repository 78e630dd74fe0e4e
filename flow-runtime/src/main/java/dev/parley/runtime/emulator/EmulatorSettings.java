package dev.parley.runtime.emulator;

import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Everything an {@link Emulator} needs to know.
 *
 * @param number the business number it plays Meta for
 * @param secrets what the business shows to Meta, and Meta to the business
 * @param callback where webhooks go; empty while the business server is not listening yet
 * @param timeline the clock, and what runs later
 * @param pace how quickly things happen
 * @param rules which of Meta's rules hold at the start
 * @param population who owns a phone at the start, and how much is remembered
 */
public record EmulatorSettings(
    BusinessNumber number,
    AppSecrets secrets,
    Supplier<Optional<URI>> callback,
    Timeline timeline,
    Pace pace,
    Rules rules,
    Population population) {

  /** A made-up number with fresh secrets, real time and three customers to play with. */
  public static EmulatorSettings local(Supplier<Optional<URI>> callback) {
    return new EmulatorSettings(
        BusinessNumber.local(),
        AppSecrets.random(),
        callback,
        Timeline.real(),
        Pace.lifelike(),
        Rules.lenient(),
        Population.three());
  }

  /** The same with this number. */
  public EmulatorSettings withNumber(BusinessNumber other) {
    return new EmulatorSettings(other, secrets, callback, timeline, pace, rules, population);
  }

  /** The same with these secrets. */
  public EmulatorSettings withSecrets(AppSecrets other) {
    return new EmulatorSettings(number, other, callback, timeline, pace, rules, population);
  }

  /** The same at this pace. */
  public EmulatorSettings withPace(Pace other) {
    return new EmulatorSettings(number, secrets, callback, timeline, other, rules, population);
  }

  /** The same under these rules. */
  public EmulatorSettings withRules(Rules other) {
    return new EmulatorSettings(number, secrets, callback, timeline, pace, other, population);
  }

  /** The same with these people. */
  public EmulatorSettings withPopulation(Population other) {
    return new EmulatorSettings(number, secrets, callback, timeline, pace, rules, other);
  }
}
