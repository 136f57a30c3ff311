package io.hexareme.adapters.testkit;

/** What was waited for can never come true: nothing is scheduled. The message says who waits for what. */
public final class Deadlock extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  public Deadlock(String message) {
    super(message);
  }
}
