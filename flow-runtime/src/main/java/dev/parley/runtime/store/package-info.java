/** Connections, transactions, migrations and the encryption of columns. */
@NullMarked
package dev.parley.runtime.store;

import org.jspecify.annotations.NullMarked;
