/**
 * JavaScript expressions in flows: one parser, the native evaluator, and the interface behind which
 * other evaluators stand.
 */
@NullMarked
package dev.parley.flow.script;

import org.jspecify.annotations.NullMarked;
