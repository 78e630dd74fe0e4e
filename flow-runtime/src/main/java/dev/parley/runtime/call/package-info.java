/**
 * Calls to web services, for flows that wait for the answer.
 *
 * <p><b>Never in a turn.</b> The turn that asks for a call writes a row in its own transaction.
 * When that is durable the conversation is idle again, and the {@code Caller} makes the call beside
 * it.
 *
 * <p><b>At least once, answered once.</b> The table is the queue: a row is a call without a result.
 * Whoever makes an attempt takes a number first, and with it a lease a little longer than the
 * attempt may take; if the process dies, the call is made again when the lease is over, by
 * whichever node looks. A server that stops properly gives its leases back. So a service may see a
 * call twice, and the author has {@code wait.token} to tell it that it is the same one. The result
 * goes in by the inbox under a key made of that token, in the transaction that removes the row: a
 * second result is a duplicate there, whatever it says.
 *
 * <p><b>What customers write meanwhile</b> is not kept here. Its turn comes as usual, the engine
 * says that the message has to wait, and the inbox marks it as held, nothing else. The turn that
 * lets the session leave its call (with a result, by expiry or by being cancelled) opens the
 * conversation's held messages again in its own transaction and puts them, in their order, before
 * whatever came later. So nothing overtakes, nothing is kept in memory only, a result never has to
 * get past messages that fill the memory, and a crash at any moment leaves either a held message
 * with its call or an open one without.
 *
 * <p><b>Where calls may lead</b> is for {@code Reach} to say.
 */
@NullMarked
package dev.parley.runtime.call;

import org.jspecify.annotations.NullMarked;
