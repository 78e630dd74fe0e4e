package dev.parley.flow.session;

/**
 * What went wrong in a flow.
 *
 * @param code a catalogue code such as {@code FLW5301}
 * @param message a sentence for the author
 * @param step where it happened; empty before the first step
 */
public record Fault(String code, String message, String step) {}
