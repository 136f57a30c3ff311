package io.hexareme.adapters.simulation.history;

/**
 * One call of a store.
 *
 * @param number counts the operations of a history in the order in which they began
 * @param client who asked; {@code member} whom
 * @param ended when the client heard the outcome, or gave up
 */
public record Operation(int number, String client, String member, Request request, Moment began, Moment ended, Outcome outcome) {

  /** The last moment at which it can have taken effect. */
  public Moment latest() {
    return outcome.isOpen() ? Moment.NEVER : ended;
  }

  /** Whether it was over before the other began. */
  public boolean precedes(Operation other) {
    return latest().before(other.began);
  }
}
