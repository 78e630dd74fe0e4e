package dev.parley.flow.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of flows published together, with what they share.
 *
 * @param id the bot's name, an identifier; the folder's name where no {@code bot.flow} names it
 * @param settings language, time zone and country for all flows
 * @param hours when somebody is there
 * @param uses functions and templates for all flows
 * @param handlers keywords and faults that every flow of the bot answers to
 * @param tests tests of the bot as a whole
 * @param flows the flows, ordered by id
 * @param scripts the texts of the files that {@code use fn} takes functions from, by file name
 * @param templates the message templates it may send; absent where nobody said which there are
 * @param translations its texts in other languages
 * @param files what the host calls the pictures and other files of the folder that {@code send}
 *     names, by file name
 */
public record Bot(
    String id,
    BotSettings settings,
    List<Hours> hours,
    List<Use> uses,
    List<Handler> handlers,
    List<TestCase> tests,
    List<Flow> flows,
    Map<String, String> scripts,
    Optional<Templates> templates,
    List<Translation> translations,
    Map<String, String> files) {
  public Bot {
    hours = List.copyOf(hours);
    uses = List.copyOf(uses);
    handlers = List.copyOf(handlers);
    tests = List.copyOf(tests);
    flows = List.copyOf(flows);
    scripts = Map.copyOf(scripts);
    translations = List.copyOf(translations);
    files = Map.copyOf(files);
  }

  /** A bot without templates, translations and files to send. */
  public Bot(
      String id,
      BotSettings settings,
      List<Hours> hours,
      List<Use> uses,
      List<Handler> handlers,
      List<TestCase> tests,
      List<Flow> flows,
      Map<String, String> scripts) {
    this(
        id,
        settings,
        hours,
        uses,
        handlers,
        tests,
        flows,
        scripts,
        Optional.empty(),
        List.of(),
        Map.of());
  }

  /** A bot without functions in JavaScript and without files. */
  public Bot(
      String id,
      BotSettings settings,
      List<Hours> hours,
      List<Use> uses,
      List<Handler> handlers,
      List<TestCase> tests,
      List<Flow> flows) {
    this(id, settings, hours, uses, handlers, tests, flows, Map.of());
  }

  /** A bot of these flows that says nothing of itself. */
  public static Bot of(String id, Flow... flows) {
    return new Bot(
        id, BotSettings.defaults(), List.of(), List.of(), List.of(), List.of(), List.of(flows));
  }

  /** The same bot with other flows. */
  public Bot withFlows(List<Flow> others) {
    return with(others, scripts, templates, translations);
  }

  /** The same bot with other files of functions. */
  public Bot withScripts(Map<String, String> others) {
    return with(flows, others, templates, translations);
  }

  /** The same bot with other message templates. */
  public Bot withTemplates(Templates others) {
    return with(flows, scripts, Optional.of(others), translations);
  }

  /** The same bot with other translations. */
  public Bot withTranslations(List<Translation> others) {
    return with(flows, scripts, templates, others);
  }

  /** The same bot with other files to send. */
  public Bot withFiles(Map<String, String> others) {
    return new Bot(
        id,
        settings,
        hours,
        uses,
        handlers,
        tests,
        flows,
        scripts,
        templates,
        translations,
        others);
  }

  private Bot with(
      List<Flow> newFlows,
      Map<String, String> newScripts,
      Optional<Templates> newTemplates,
      List<Translation> newTranslations) {
    return new Bot(
        id,
        settings,
        hours,
        uses,
        handlers,
        tests,
        newFlows,
        newScripts,
        newTemplates,
        newTranslations,
        files);
  }

  /** What a flow may call: its own functions and those that the bot's file takes for all flows. */
  public List<Use> functions(Flow flow) {
    return Stream.concat(uses.stream(), flow.uses().stream()).filter(Use::functions).toList();
  }

  /** The functions that the bot's file takes for all flows. */
  public List<Use> functions() {
    return uses.stream().filter(Use::functions).toList();
  }

  /** The flow with this id. */
  public Optional<Flow> flow(String flowId) {
    return flows.stream().filter(f -> f.id().equals(flowId)).findFirst();
  }
}
