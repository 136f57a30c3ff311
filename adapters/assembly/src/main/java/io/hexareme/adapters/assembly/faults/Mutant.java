package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.consensus.Flaw;
import io.hexareme.core.store.flaw.StoreFlaw;
import java.util.Locale;

/** A known bug of others, put into our code by a switch. */
public sealed interface Mutant {

  /** Its name on the command line, such as {@code raft/no-pre-vote}. */
  String name();

  record OfRaft(Flaw flaw) implements Mutant {
    @Override
    public String name() {
      return "raft/" + words(flaw);
    }
  }

  record OfStore(StoreFlaw flaw) implements Mutant {
    @Override
    public String name() {
      return "store/" + words(flaw);
    }
  }

  private static String words(Enum<?> flaw) {
    return flaw.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
