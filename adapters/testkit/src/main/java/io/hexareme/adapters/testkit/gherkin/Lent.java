package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.TestCluster;

/** A cluster for one scenario, and how it is left when that is over. */
interface Lent {
  TestCluster cluster();

  /** Closed, or as it was before, for the next one. */
  void giveBack();
}
