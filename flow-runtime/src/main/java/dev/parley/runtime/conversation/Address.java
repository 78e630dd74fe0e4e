package dev.parley.runtime.conversation;

/** What makes a conversation: one contact on one channel. */
public record Address(String account, String channel, String contact) {}
