package dev.parley.flow.check;

import dev.parley.flow.model.Bot;
import dev.parley.flow.model.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the faults of a bot before a contact does. A bot without errors can be compiled and run;
 * warnings and infos are advice.
 *
 * <pre>{@code
 * List<Problem> problems = FlowCheck.check(bot);
 * boolean usable = problems.stream().noneMatch(p -> p.severity() == Severity.ERROR);
 * }</pre>
 */
public final class FlowCheck {
  private static final List<Check> CHECKS =
      List.of(
          new SyntaxCheck(),
          new NameCheck(),
          new TargetCheck(),
          new UseCheck(),
          new UnsetCheck(),
          new TypeCheck(),
          new FunctionCheck(),
          new TemplateCheck(),
          new TranslationCheck(),
          new HoursCheck(),
          new DuplicateCheck(),
          new ReachCheck(),
          new CycleCheck(),
          new RunCheck(),
          new WaitCheck(),
          new WindowCheck(),
          new ChoiceCheck(),
          new KeywordCheck(),
          new LengthCheck(),
          new OptionCheck(),
          new HttpCheck(),
          new ConsentCheck(),
          new SecretCheck(),
          new MediaCheck(),
          new ExpectationCheck());

  private FlowCheck() {}

  /** The problems of a bot: its own, those of every flow, and those between flows. */
  public static List<Problem> check(Bot bot) {
    Outlines outlines = new Outlines(bot);
    List<Problem> problems = new ArrayList<>(check(outlines.itself(), bot, outlines));
    new BotCheck().run(bot, problems);
    bot.flows().forEach(flow -> problems.addAll(check(flow, bot, outlines)));
    return List.copyOf(problems);
  }

  /**
   * The problems of one flow, in the order of their places.
   *
   * @param bot the bot it belongs to, with all its flows
   */
  public static List<Problem> check(Flow flow, Bot bot) {
    return check(flow, bot, new Outlines(bot));
  }

  /** The expressions and texts of a bot that cannot be read, whatever else is wrong with it. */
  public static List<Problem> syntax(Bot bot) {
    Outlines outlines = new Outlines(bot);
    List<Problem> problems = new ArrayList<>();
    List<Flow> all = new ArrayList<>(List.of(outlines.itself()));
    all.addAll(bot.flows());
    all.forEach(flow -> new SyntaxCheck().run(Subject.of(flow, bot, outlines), problems));
    return problems.stream().filter(p -> p.severity() == Severity.ERROR).toList();
  }

  private static List<Problem> check(Flow flow, Bot bot, Outlines outlines) {
    Subject subject = Subject.of(flow, bot, outlines);
    List<Problem> problems = new ArrayList<>();
    CHECKS.forEach(check -> check.run(subject, problems));
    problems.sort(Comparator.comparing(Problem::place, PlaceOrder.COMPARATOR));
    return List.copyOf(problems);
  }
}
