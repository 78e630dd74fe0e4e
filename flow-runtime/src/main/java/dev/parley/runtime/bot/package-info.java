/** Bots and their immutable releases. */
@NullMarked
package dev.parley.runtime.bot;

import org.jspecify.annotations.NullMarked;
