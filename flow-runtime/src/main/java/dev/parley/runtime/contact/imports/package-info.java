/** Lists of contacts that come in as files, and go out as such. */
@NullMarked
package dev.parley.runtime.contact.imports;

import org.jspecify.annotations.NullMarked;
