/** One conversation, one event at a time: load, decide, save. */
@NullMarked
package dev.parley.runtime.conversation;

import org.jspecify.annotations.NullMarked;
