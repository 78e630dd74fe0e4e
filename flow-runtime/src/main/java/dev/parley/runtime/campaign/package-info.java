/** Campaigns: one message to many contacts, each at most once. */
@NullMarked
package dev.parley.runtime.campaign;

import org.jspecify.annotations.NullMarked;
