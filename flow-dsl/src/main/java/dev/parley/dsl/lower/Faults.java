package dev.parley.dsl.lower;

import dev.parley.dsl.problem.Diagnostic;
import dev.parley.dsl.problem.SourceText;
import dev.parley.dsl.syntax.Range;
import dev.parley.dsl.syntax.Tree;
import dev.parley.flow.model.Delay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a file that can be read but not understood. */
final class Faults {
  private static final Delay NO_DELAY = new Delay(0, Delay.Unit.MS);
  private static final int MANY = 1_000;

  private final SourceText source;
  private final List<Diagnostic> found = new ArrayList<>();
  private boolean leftOut;

  Faults(SourceText source) {
    this.source = source;
  }

  List<Diagnostic> found() {
    return List.copyOf(found);
  }

  /** Whether something was left out because of a fault, so that the rest is not the whole. */
  boolean leftOut() {
    return leftOut;
  }

  /** Something there twice; the second is left out. */
  void twice(String what, Range again) {
    leftOut = true;
    add(at("FLW1130", again).message("there is a second " + what).label("remove one of the two"));
  }

  /** A value that a setting, a type or a number cannot have. */
  void badValue(Range range, String message, String example) {
    leftOut = true;
    add(at("FLW1131", range).message(message).help("write it like this: " + example));
  }

  /** Something that has no place in this file or block, and is left out. */
  void misplaced(Range range, String message, String help) {
    leftOut = true;
    place(range, message, help);
  }

  private void place(Range range, String message, String help) {
    add(at("FLW1108", range).message(message).help(help));
  }

  void flowTargetOutsideBot(Tree.ToFlow target) {
    misplaced(
        target.range(),
        "only the bot's own handlers can go to another flow",
        "put this handler into bot.flow; inside a flow go to a step: -> step");
  }

  void retryOutsideOther(Range range) {
    place(
        range,
        "`retry` stands here outside `other`",
        "as a statement it counts the wrong answers of a `choose`, inside its `other { … }`");
  }

  void retryInBoth(Range clause) {
    add(
        at("FLW1130", clause)
            .message("this `choose` counts wrong answers twice: here and in its `other`")
            .label("remove this `retry`, or the one in `other`"));
  }

  void needsCta(String word, Range range) {
    add(
        at("FLW3412", range)
            .message("a `say` with `" + word + "` needs a `cta`")
            .label("WhatsApp's plain text has no " + word)
            .help("add a button that opens a link: cta \"Open\" \"https://…\"")
            .help("or write the line into the text itself"));
  }

  void notShownOnQuestion(String word, Range range) {
    add(
        at("FLW3413", range)
            .message("the " + word + " of this question is not shown")
            .label("a question is plain text, and WhatsApp's plain text has no " + word));
  }

  void labelWithoutList(String form, Range range) {
    add(
        at("FLW3413", range)
            .message("the button text is not shown")
            .label("only `as list` has a button of its own, not `as " + form + "`"));
  }

  /** A count that must be 1 or more; 1 where it is not. */
  int atLeastOne(String word, Tree.Int count) {
    if (count.value() < 1 || count.value() > MANY) {
      badValue(
          count.range(),
          "`" + word + "` takes a number from 1 to " + MANY + ", not " + count.value(),
          word + " 3");
    }
    return Math.clamp(count.value(), 1, MANY);
  }

  /** A length of time; none at all where it is too long to be meant. */
  Delay delay(Tree.Dur duration) {
    Optional<Delay> delay = Delay.parse(duration.text());
    if (delay.isEmpty()) {
      badValue(duration.range(), "`" + duration.text() + "` is not a length of time", "10m");
    }
    return delay.orElse(NO_DELAY);
  }

  /** The first word of a statement. */
  Range word(String word, Range statement) {
    int end = statement.start() + word.length();
    boolean there = source.text().startsWith(word, statement.start());
    return there && end <= statement.end() ? new Range(statement.start(), end) : statement;
  }

  /** The first word of something, whatever it is. */
  Range firstWord(Range range) {
    int end = range.start();
    while (end < range.end() && Character.isLetter(source.text().charAt(end))) {
      end++;
    }
    return new Range(range.start(), end);
  }

  private Diagnostic.Builder at(String code, Range range) {
    return Diagnostic.of(source, code, range.start(), range.end());
  }

  private void add(Diagnostic.Builder builder) {
    found.add(builder.build());
  }
}
