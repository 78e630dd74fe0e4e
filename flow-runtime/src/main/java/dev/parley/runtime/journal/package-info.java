/** What happened in the line besides what Meta told us, for people to read. */
@NullMarked
package dev.parley.runtime.journal;

import org.jspecify.annotations.NullMarked;
