/** What the server says about itself: one line an event, on standard error. */
@NullMarked
package dev.parley.runtime.log;

import org.jspecify.annotations.NullMarked;
