package dev.parley.flow.script;

/**
 * A file of JavaScript whose exported functions expressions may call.
 *
 * @param name the file's name, such as {@code pricing.js}; it stands in messages
 * @param source its text, an ECMAScript module
 */
public record ScriptModule(String name, String source) {}
