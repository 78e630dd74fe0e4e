/** Text to tree and back; knows nothing of the engine. */
@NullMarked
package dev.parley.dsl.syntax;

import org.jspecify.annotations.NullMarked;
