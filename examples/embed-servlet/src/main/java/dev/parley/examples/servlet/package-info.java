/** Answers over HTTP, one session for each caller. */
package dev.parley.examples.servlet;
