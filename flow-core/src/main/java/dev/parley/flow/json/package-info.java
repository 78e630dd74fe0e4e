/** The wire forms of flow, session and turn; the only room that knows Jackson and JSON Schema. */
@NullMarked
package dev.parley.flow.json;

import org.jspecify.annotations.NullMarked;
