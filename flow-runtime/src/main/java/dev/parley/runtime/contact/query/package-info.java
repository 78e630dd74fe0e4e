/** The language in which contacts are searched for: read, checked, written and turned into SQL. */
@NullMarked
package dev.parley.runtime.contact.query;

import org.jspecify.annotations.NullMarked;
