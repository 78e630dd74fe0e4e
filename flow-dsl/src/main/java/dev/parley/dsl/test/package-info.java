/** Runs the tests that authors write beside their flows. */
@NullMarked
package dev.parley.dsl.test;

import org.jspecify.annotations.NullMarked;
