/** The server: where everything is wired by hand, and its settings. */
@NullMarked
package dev.parley.runtime;

import org.jspecify.annotations.NullMarked;
