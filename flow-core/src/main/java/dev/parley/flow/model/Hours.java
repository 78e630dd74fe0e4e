package dev.parley.flow.model;

/**
 * Opening hours of a bot. JSON: {@code {"name":…,"times":"Mon-Fri 09:00-18:00"}}.
 *
 * @param name an identifier; {@code hours.name.open} tells whether it is open
 * @param times when it is open, in the bot's time zone
 */
public record Hours(String name, String times) {}
