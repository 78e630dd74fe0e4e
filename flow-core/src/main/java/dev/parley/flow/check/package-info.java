/** Finds faults in a flow before a contact does. */
@NullMarked
package dev.parley.flow.check;

import org.jspecify.annotations.NullMarked;
