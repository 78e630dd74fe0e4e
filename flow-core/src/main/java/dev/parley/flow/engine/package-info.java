/** Takes turns: a session and an input go in, a new session and effects come out. */
@NullMarked
package dev.parley.flow.engine;

import org.jspecify.annotations.NullMarked;
