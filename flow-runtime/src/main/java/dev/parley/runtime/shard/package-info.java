/** Which node of several works on which conversations. */
@NullMarked
package dev.parley.runtime.shard;

import org.jspecify.annotations.NullMarked;
