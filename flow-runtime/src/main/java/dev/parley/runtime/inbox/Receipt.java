package dev.parley.runtime.inbox;

/**
 * What was written down of a webhook.
 *
 * @param recorded events that are new
 * @param repeated events that had been recorded before
 */
public record Receipt(int recorded, int repeated) {}
