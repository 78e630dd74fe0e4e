/** The words of the Cloud API: signature, webhook payloads, messages and their limits, client. */
@NullMarked
package dev.parley.runtime.whatsapp;

import org.jspecify.annotations.NullMarked;
