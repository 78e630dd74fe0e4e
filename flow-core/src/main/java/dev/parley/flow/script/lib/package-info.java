/** The functions and methods that every expression has: JavaScript's own and the flow helpers. */
@NullMarked
package dev.parley.flow.script.lib;

import org.jspecify.annotations.NullMarked;
