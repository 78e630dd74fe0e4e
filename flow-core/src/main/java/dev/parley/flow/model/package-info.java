/** What an author wrote, as immutable records: bots, flows, steps, actions, triggers, tests. */
@NullMarked
package dev.parley.flow.model;

import org.jspecify.annotations.NullMarked;
