/** What contacts have agreed to, how that is known, and what they must not be sent. */
@NullMarked
package dev.parley.runtime.contact.consent;

import org.jspecify.annotations.NullMarked;
