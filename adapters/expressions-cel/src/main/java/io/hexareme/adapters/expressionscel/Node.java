package io.hexareme.adapters.expressionscel;

/** A step of an expression, ready to run. */
interface Node {
  /**
   * @throws CelFailure when the step fails
   * @throws LimitReached when the run has cost too much
   */
  Object run(Frame frame);
}
