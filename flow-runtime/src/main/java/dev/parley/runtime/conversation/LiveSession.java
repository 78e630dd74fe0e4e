package dev.parley.runtime.conversation;

import java.time.Instant;

/** A session that goes on: somebody is in the middle of a flow. */
public record LiveSession(
    String id, String conversation, String bot, String flow, Instant started) {}
