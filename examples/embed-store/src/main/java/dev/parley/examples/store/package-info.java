/** Keeps sessions in files between messages. */
package dev.parley.examples.store;
