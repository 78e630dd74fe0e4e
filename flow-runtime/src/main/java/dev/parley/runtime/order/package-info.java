/** Keeps what belongs to one conversation in its order, and conversations apart. */
@NullMarked
package dev.parley.runtime.order;

import org.jspecify.annotations.NullMarked;
