/** The parley commands. */
@NullMarked
package dev.parley.runtime.cli;

import org.jspecify.annotations.NullMarked;
