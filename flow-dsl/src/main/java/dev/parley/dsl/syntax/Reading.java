package dev.parley.dsl.syntax;

/**
 * What those who read one file share.
 *
 * @param in the place in the file
 * @param reports what is wrong with it
 * @param pieces reads small parts
 * @param blocks reads what stands in braces
 * @param items reads one item of a block
 */
record Reading(Tokens in, Reports reports, Pieces pieces, Blocks blocks, Items items) {}
