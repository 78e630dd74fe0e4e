/** Forms: answers what an open form asks, encrypted as Meta wants it. */
@NullMarked
package dev.parley.runtime.form;

import org.jspecify.annotations.NullMarked;
