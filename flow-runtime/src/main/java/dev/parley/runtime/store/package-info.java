/**
 * Connections, transactions, migrations and the group commit through which everything is written.
 */
@NullMarked
package dev.parley.runtime.store;

import org.jspecify.annotations.NullMarked;
