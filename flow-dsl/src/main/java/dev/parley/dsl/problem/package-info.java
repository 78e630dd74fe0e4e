/** What is wrong with a flow, where, and how to put it right. */
@NullMarked
package dev.parley.dsl.problem;

import org.jspecify.annotations.NullMarked;
