/**
 * The business's WhatsApp numbers: what proves that we may use them, and how they stand at Meta.
 */
@NullMarked
package dev.parley.runtime.channel;

import org.jspecify.annotations.NullMarked;
