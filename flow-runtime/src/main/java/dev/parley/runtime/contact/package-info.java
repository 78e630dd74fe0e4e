/** People, known by the identities Meta gives them. */
@NullMarked
package dev.parley.runtime.contact;

import org.jspecify.annotations.NullMarked;
