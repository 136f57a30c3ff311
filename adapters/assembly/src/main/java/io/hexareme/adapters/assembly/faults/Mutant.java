package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.store.flaw.StoreFlaw;

/** A known bug of others, put into our code by a switch. */
public sealed interface Mutant {

  /** Its name on the command line. */
  String name();

  record OfRaft(Flaw flaw) implements Mutant {
    @Override
    public String name() {
      return "raft:" + flaw;
    }
  }

  record OfStore(StoreFlaw flaw) implements Mutant {
    @Override
    public String name() {
      return "store:" + flaw;
    }
  }
}
