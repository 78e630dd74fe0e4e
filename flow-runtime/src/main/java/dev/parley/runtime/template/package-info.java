/** Message templates, as far as is known of them. */
@NullMarked
package dev.parley.runtime.template;

import org.jspecify.annotations.NullMarked;
