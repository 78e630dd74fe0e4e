/** Messages that people and their programs send, and look into. */
@NullMarked
package dev.parley.runtime.message;

import org.jspecify.annotations.NullMarked;
