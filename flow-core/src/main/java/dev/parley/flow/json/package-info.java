/**
 * The wire forms of flow, session and turn; the only room that knows Jackson and JSON Schema.
 *
 * <h2>Addresses</h2>
 *
 * Every part of a flow has one address: the JSON pointer (RFC 6901) it has in the flow's JSON form.
 * Problems and source maps speak in them, also where the flow was written in words. What a part is
 * called is its JSON key; lists are counted from 0. {@code A} stands for the address of an action,
 * {@code T} for that of anything with a target.
 *
 * <pre>
 * /flow /title /version /lang /expires /stale /afterEnd      the head
 * /triggers/0/words/1  /triggers/0/match  /triggers/0/when
 * /params/0/name  /params/0/type  /params/0/default          also /results/0, /variables/0/scope
 * /steps/0/name  /steps/0/was/0
 * /steps/0/do/2                                              the third action, an A
 * A/text  A/tag  A/header  A/footer  A/cta/label  A/cta/url  say, ask, choose
 * A/save  A/valueType  A/parse  A/skip/0  A/hint             ask
 * A/checks/0/js  A/checks/0/else                             ask
 * A/save  A/as  A/label  A/stale                             choose
 * A/options/0/id  A/options/0/title  /desc  /when            choose; A/options/0 is a T
 * A/other                                                    choose; a T
 * A/retry/times  A/timeout/after  A/was                      ask, choose; A/retry and A/timeout are T
 * A/path  A/js                                               set
 * A/cases/0/when  A/cases/0/do/1  A/else/0                   if; the last two are A again
 * A/step                                                     goto
 * A/results/NAME                                             end
 * A/times                                                    retry in an other block; a T
 * /handlers/0/words/0  /handlers/0/keep  /handlers/0/as      handlers; /handlers/0 is a T
 * T/goto                                                     a step's name
 * T/do/0                                                     an action of a block, an A
 * T/flow                                                     another flow's name
 * /tests/0/name  /tests/0/lines/3                            a test; below it the line's keys
 * </pre>
 *
 * A bot has {@code /bot /title /lang /languages/0 /timezone /country}, and handlers and tests as a
 * flow has them.
 */
@NullMarked
package dev.parley.flow.json;

import org.jspecify.annotations.NullMarked;
