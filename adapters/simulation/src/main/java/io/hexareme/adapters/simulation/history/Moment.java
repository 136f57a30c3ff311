package io.hexareme.adapters.simulation.history;

/** When something was seen to happen: its place in the one order of all that a history holds, and the virtual time. */
public record Moment(long order, long nanos) implements Comparable<Moment> {
  /** After everything. */
  public static final Moment NEVER = new Moment(Long.MAX_VALUE, Long.MAX_VALUE);

  public boolean before(Moment other) {
    return order < other.order;
  }

  @Override
  public int compareTo(Moment other) {
    return Long.compare(order, other.order);
  }
}
