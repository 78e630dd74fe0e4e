/** The values of JavaScript and the rules of ECMAScript for turning one kind into another. */
@NullMarked
package dev.parley.flow.script.value;

import org.jspecify.annotations.NullMarked;
