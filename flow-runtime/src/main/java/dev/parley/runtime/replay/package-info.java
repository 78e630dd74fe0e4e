/**
 * Recorded conversations again: exactly, or through a changed bot to see where people would go
 * another way. Knows the rooms of conversations and bots; owns no table.
 */
@NullMarked
package dev.parley.runtime.replay;

import org.jspecify.annotations.NullMarked;
