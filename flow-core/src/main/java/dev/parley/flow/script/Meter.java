package dev.parley.flow.script;

/**
 * What an evaluation may spend: steps, and characters produced, where a list item counts as eight.
 * The owner decides what one budget covers (an expression, a turn) and may {@link #refill} it.
 */
public final class Meter {
  /** An item takes about as much memory as so many characters. */
  private static final int ITEM = 8;

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
   * Accounts for characters about to be produced, as size and as steps.
   *
   * @throws ScriptFault if there is not so much room left
   */
  public void produce(long units) {
    size -= units;
    if (size < 0) {
      size = 0;
      throw new ScriptFault(
          FaultCode.SIZE_LIMIT,
          "The expression makes texts and lists larger than " + sizeBudget + " characters.");
    }
    spend(units >>> 4);
  }

  /**
   * Accounts for list items or properties about to be produced.
   *
   * @throws ScriptFault if there is not so much room left
   */
  public void items(long count) {
    produce(Math.min(count, Integer.MAX_VALUE * 2L) * ITEM);
  }

  /** Steps spent since the budget was full. */
  public long spent() {
    return costBudget - cost;
  }
}
