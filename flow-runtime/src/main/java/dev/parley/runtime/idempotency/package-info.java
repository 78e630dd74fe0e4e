/** The answers to requests that may come twice, kept for a day. */
@NullMarked
package dev.parley.runtime.idempotency;

import org.jspecify.annotations.NullMarked;
