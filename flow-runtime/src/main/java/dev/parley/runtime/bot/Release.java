package dev.parley.runtime.bot;

/**
 * One immutable published state of a bot.
 *
 * @param id unique; kept in the sessions that run it
 * @param bot the bot's name
 * @param number 1 for the bot's first release, and so on
 */
public record Release(String id, String bot, int number) {}
