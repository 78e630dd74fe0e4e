/** The businesses that own channels, contacts and bots. */
@NullMarked
package dev.parley.runtime.account;

import org.jspecify.annotations.NullMarked;
