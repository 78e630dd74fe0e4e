/**
 * Forgets what was kept long enough. Each room says which of its rows can go ({@link
 * dev.parley.runtime.retention.Forgetting}); this room deletes them, a little at a time.
 */
@NullMarked
package dev.parley.runtime.retention;

import org.jspecify.annotations.NullMarked;
