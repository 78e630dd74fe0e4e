/** Files: fetches what customers send before Meta forgets it, keeps it, and uploads ours once. */
@NullMarked
package dev.parley.runtime.media;

import org.jspecify.annotations.NullMarked;
