package dev.parley.flow.engine;

/**
 * What all waits have in common.
 *
 * @param id {@code <step>/<variable>}
 * @param variable the variable's name
 * @param slot the variable's place in the frame
 * @param retries failures allowed; 0 where the author does not say
 * @param retryTarget the node the last failure leads to; -1 is a fault
 * @param timeout milliseconds from the prompt; 0 is none
 * @param timeoutTarget the node silence leads to; -1 is a fault
 * @param next the node after an answer
 */
record WaitPlan(
    String id,
    String variable,
    int slot,
    int retries,
    int retryTarget,
    long timeout,
    int timeoutTarget,
    int next) {}
