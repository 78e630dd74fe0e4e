package dev.parley.flow.script.regex;

import java.util.List;

/** A regular expression as it was written. */
sealed interface RegexNode {
  /** Matches nothing at all, always. */
  record Empty() implements RegexNode {}

  /** One character. */
  record Char(int code) implements RegexNode {}

  /** One character of a set. */
  record OneOf(CharSet set) implements RegexNode {}

  /** The dot. */
  record Any() implements RegexNode {}

  /** One after the other. */
  record Sequence(List<RegexNode> items) implements RegexNode {}

  /** The first that leads to a match. */
  record Alternatives(List<RegexNode> choices) implements RegexNode {}

  /** Remembers what it matches under a number. */
  record Group(RegexNode inner, int index) implements RegexNode {}

  /** Repeats; the groups from {@code first} up to {@code last} are forgotten each time. */
  record Repeat(RegexNode inner, Times times, int first, int last) implements RegexNode {}

  /** How often; {@code max} is -1 for any number. */
  record Times(int min, int max, boolean greedy) {}

  /** Looks ahead or behind without moving. */
  record Look(RegexNode inner, boolean ahead, boolean negative) implements RegexNode {}

  /** The same text as one of these groups. */
  record Same(List<Integer> groups) implements RegexNode {}

  /** A place between characters. */
  record Edge(Place place) implements RegexNode {}

  /** The places between characters that can be asked for. */
  enum Place {
    START,
    END,
    WORD_EDGE,
    NO_WORD_EDGE;

    /** The place as an instruction names it. */
    int number() {
      return List.of(values()).indexOf(this);
    }
  }
}
