/** Wakes conversations at the time they asked for, through the inbox. */
@NullMarked
package dev.parley.runtime.timers;

import org.jspecify.annotations.NullMarked;
