/** What time it is, and being called when it comes. */
@NullMarked
package dev.parley.runtime.time;

import org.jspecify.annotations.NullMarked;
