/** What the engine costs: JMH benchmarks, run as CONTRIBUTING.md says. */
@NullMarked
package dev.parley.flow.bench;

import org.jspecify.annotations.NullMarked;
