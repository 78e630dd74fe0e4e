/** Where every event is written down before it is acknowledged. */
@NullMarked
package dev.parley.runtime.inbox;

import org.jspecify.annotations.NullMarked;
