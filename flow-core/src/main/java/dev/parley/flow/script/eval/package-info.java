/** The native evaluator: trees compiled to small objects that calculate. */
@NullMarked
package dev.parley.flow.script.eval;

import org.jspecify.annotations.NullMarked;
