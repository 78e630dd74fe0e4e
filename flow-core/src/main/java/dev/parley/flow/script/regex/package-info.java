/** Regular expressions after ECMAScript §22.2: a backtracking matcher with a budget. */
@NullMarked
package dev.parley.flow.script.regex;

import org.jspecify.annotations.NullMarked;
