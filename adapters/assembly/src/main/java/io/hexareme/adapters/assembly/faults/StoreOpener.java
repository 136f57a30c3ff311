package io.hexareme.adapters.assembly.faults;

import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.time.Loop;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens members' stores as assembly would, with the settings of a scenario and the bug that is put in, if one is. */
final class StoreOpener implements StoreMember.Opener {
  private final SimulatedStoreGroup group;
  private final Optional<Mutant> mutant;

  StoreOpener(SimulatedStoreGroup group, Optional<Mutant> mutant) {
    this.group = group;
    this.mutant = mutant;
  }

  @Override
  public StoreLife open(StoreMember member, Loop loop, Consumer<Throwable> onFailure) {
    return new StoreLife(EmbeddedStore.open(member.disk().open(loop), loop, StoreConfig.DEFAULT, onFailure));
  }
}
