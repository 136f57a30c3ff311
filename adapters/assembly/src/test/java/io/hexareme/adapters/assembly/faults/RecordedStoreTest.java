package io.hexareme.adapters.assembly.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.adapters.simulation.history.History;
import io.hexareme.adapters.simulation.history.RecordedStore;
import io.hexareme.adapters.simulation.history.check.StoreChecker;
import io.hexareme.adapters.simulation.history.check.Verdict;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.time.ManualLoop;
import org.junit.jupiter.api.AfterEach;

/** Taking notes changes nothing; and the checker agrees with everything that the contract demands, which is the model's own test. */
final class RecordedStoreTest extends StoreContract {
  private final History history = new History(() -> loop().nanos());

  @Override
  protected Store open(ManualLoop manual) {
    EmbeddedStore store = EmbeddedStore.open(new MemoryLogStorage(manual), manual, StoreConfig.DEFAULT, failure -> { });
    return new RecordedStore(store, history, "c1", "m1");
  }

  @AfterEach
  void what_was_noted_is_linearizable() {
    Verdict verdict = new StoreChecker().check(history);
    assertThat(verdict).as(verdict.toString()).isInstanceOf(Verdict.Accepted.class);
  }
}
