/** Talks with a flow in the terminal: the smallest program that embeds the engine. */
package dev.parley.examples.embed;
