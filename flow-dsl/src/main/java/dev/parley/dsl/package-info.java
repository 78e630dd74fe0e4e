/** The front door of the flow language: load a bot folder, parse, format. */
@NullMarked
package dev.parley.dsl;

import org.jspecify.annotations.NullMarked;
