/** A Cloud API on this machine, and a phone in the browser to talk to it. */
@NullMarked
package dev.parley.runtime.emulator;

import org.jspecify.annotations.NullMarked;
