/** Where one contact is in its flows, as a plain value. */
@NullMarked
package dev.parley.flow.session;

import org.jspecify.annotations.NullMarked;
