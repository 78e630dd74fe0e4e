/** What is to be sent, in order, and what became of it. */
@NullMarked
package dev.parley.runtime.outbox;

import org.jspecify.annotations.NullMarked;
