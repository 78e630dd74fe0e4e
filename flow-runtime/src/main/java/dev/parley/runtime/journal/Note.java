package dev.parley.runtime.journal;

import java.time.Instant;

/**
 * Something that happened in the line.
 *
 * @param subject what it concerns
 * @param kind what it was, in dotted words: {@code session.failed}
 * @param outcome what became of it, one word
 * @param detail a sentence for people; may be empty
 * @param occurred when
 */
public record Note(Subject subject, String kind, String outcome, String detail, Instant occurred) {
  /**
   * What a note concerns.
   *
   * @param channel the number; empty if none
   * @param conversation the conversation; empty if none
   */
  public record Subject(String account, String channel, String conversation) {}
}
