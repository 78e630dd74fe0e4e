package dev.parley.flow.script.value;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A built-in object that only groups functions, such as {@code Math}.
 *
 * @param name how it names itself
 * @param members its functions and constants
 */
public record Namespace(String name, Map<String, @Nullable Object> members) {}
