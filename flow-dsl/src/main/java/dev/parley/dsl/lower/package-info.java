/** Tree to model, with names resolved and a map back to the source. */
@NullMarked
package dev.parley.dsl.lower;

import org.jspecify.annotations.NullMarked;
