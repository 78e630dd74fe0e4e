package dev.parley.flow.script;

/**
 * What an evaluation may spend: steps, and characters and list items produced. The owner decides
 * what one budget covers (an expression, a turn) and may {@link #refill} it.
 */
public final class Meter {
  private final long costBudget;
  private final long sizeBudget;
  private long cost;
  private long size;

  /** A full budget. */
  public Meter(long costBudget, long sizeBudget) {
    this.costBudget = costBudget;
    this.sizeBudget = sizeBudget;
    refill();
  }

  /** Makes the whole budget available again. */
  public void refill() {
    cost = costBudget;
    size = sizeBudget;
  }

  /**
   * Spends steps.
   *
   * @throws ScriptFault if there are not so many left
   */
  public void spend(long steps) {
    cost -= steps;
    if (cost < 0) {
      cost = 0;
      throw new ScriptFault(
          FaultCode.COST_LIMIT, "The expression takes more than " + costBudget + " steps.");
    }
  }

  /**
   * Accounts for characters or list items about to be produced, as size and as steps.
   *
   * @throws ScriptFault if there is not so much room left
   */
  public void produce(long units) {
    size -= units;
    if (size < 0) {
      size = 0;
      throw new ScriptFault(
          FaultCode.SIZE_LIMIT,
          "The expression makes more than " + sizeBudget + " characters and list items.");
    }
    spend(units >>> 4);
  }

  /** Steps spent since the budget was full. */
  public long spent() {
    return costBudget - cost;
  }
}
