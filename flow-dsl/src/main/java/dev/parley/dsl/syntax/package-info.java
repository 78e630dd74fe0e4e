/**
 * Flow text to tree and back: lexer, recovering parser, tree and printer; knows nothing of the
 * engine.
 */
@NullMarked
package dev.parley.dsl.syntax;

import org.jspecify.annotations.NullMarked;
