/** Server, problem documents, authentication and paging; no business rule. */
@NullMarked
package dev.parley.runtime.http;

import org.jspecify.annotations.NullMarked;
