/** JavaScript expressions: one parser, the native evaluator, and the interface for the others. */
@NullMarked
package dev.parley.flow.script;

import org.jspecify.annotations.NullMarked;
