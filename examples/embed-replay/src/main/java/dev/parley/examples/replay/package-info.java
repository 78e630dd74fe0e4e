/** Records a conversation and has it again, with the same flow or a changed one. */
package dev.parley.examples.replay;
