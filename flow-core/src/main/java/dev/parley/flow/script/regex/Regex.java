package dev.parley.flow.script.regex;

import dev.parley.flow.script.FaultCode;
import dev.parley.flow.script.Meter;
import dev.parley.flow.script.ScriptFault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A regular expression ready to match; it keeps nothing between matches. */
public final class Regex {
  private static final int MAX_LENGTH = 20_000;

  private final String source;
  private final Flags flags;
  private final RegexCompiler.Program program;
  private final int groups;
  private final Map<String, List<Integer>> names;

  private Regex(String source, Flags flags) throws RegexFault {
    if (!flags.valid()) {
      throw new RegexFault("`" + flags.letters() + "` is not a set of the letters g i m s u y");
    }
    if (source.length() > MAX_LENGTH) {
      throw new RegexFault("it is too long");
    }
    RegexParser parser = new RegexParser(source, flags);
    RegexNode node = parser.parse();
    this.source = source;
    this.flags = flags;
    this.groups = parser.groups();
    this.names = parser.names();
    this.program = new RegexCompiler(flags, groups).compile(node);
  }

  /**
   * Prepares a pattern.
   *
   * @throws ScriptFault if it cannot be read
   */
  public static Regex of(String source, String flags) {
    try {
      return new Regex(source, new Flags(flags));
    } catch (RegexFault e) {
      throw new ScriptFault(FaultCode.SYNTAX, sentence(e));
    }
  }

  /** What is wrong with a pattern, as a sentence for its author; empty if it is sound. */
  public static Optional<String> fault(String source, String flags) {
    try {
      return new Regex(source, new Flags(flags)).groups < 0 ? Optional.of("") : Optional.empty();
    } catch (RegexFault e) {
      return Optional.of(sentence(e));
    }
  }

  private static String sentence(RegexFault fault) {
    return "This regular expression cannot be read: " + fault.getMessage() + ".";
  }

  /** The pattern as it was written. */
  public String source() {
    return source;
  }

  /** The flags. */
  public Flags flags() {
    return flags;
  }

  /** How many groups remember what they matched. */
  public int groups() {
    return groups;
  }

  /** The groups that have names, in the order of the pattern. */
  public Map<String, List<Integer>> names() {
    return names;
  }

  /** The first match that begins at or after {@code from}, or exactly there if sticky. */
  public Optional<Match> find(String text, int from, Meter meter) {
    RegexMatcher matcher = new RegexMatcher(program, flags, text, meter);
    int last = flags.sticky() ? from : text.length();
    for (int start = from; start <= last; start++) {
      if (matcher.matchesAt(start)) {
        return Optional.of(new Match(text, matcher.groups(groups)));
      }
      meter.spend(1);
      if (flags.unicode()
          && start < text.length() - 1
          && Character.isSurrogatePair(text.charAt(start), text.charAt(start + 1))) {
        start++;
      }
    }
    return Optional.empty();
  }

  /**
   * One match.
   *
   * @param text the text that was searched
   * @param places where each group begins and ends; -1 where it matched nothing
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Match(String text, int[] places) {
    /** Where the match begins. */
    public int start() {
      return places[0];
    }

    /** Where the match ends. */
    public int end() {
      return places[1];
    }

    /** What a group matched; empty if it took no part. */
    public Optional<String> group(int index) {
      int from = places[2 * index];
      int to = places[2 * index + 1];
      return from < 0 || to < 0 ? Optional.empty() : Optional.of(text.substring(from, to));
    }
  }
}
