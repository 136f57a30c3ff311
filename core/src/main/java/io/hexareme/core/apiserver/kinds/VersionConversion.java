package io.hexareme.core.apiserver.kinds;

import io.hexareme.ports.value.Value.Obj;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Between the version that is kept and one that is served. Lossless both ways. */
public interface VersionConversion {
  /** The kept version is the served one. */
  VersionConversion NONE = new VersionConversion() {
    @Override
    public Obj toServed(Obj kept) {
      return kept;
    }

    @Override
    public Obj toKept(Obj served) {
      return served;
    }
  };

  Obj toServed(Obj kept);

  Obj toKept(Obj served);

  /** Whether objects must be made ready by {@link #prepare} before {@link #toServed}, and are kept by {@link #keep} alone. */
  default boolean isSlow() {
    return false;
  }

  /** Whether a stored object is in the version that objects are kept in now. */
  default boolean isKept(Obj stored) {
    return true;
  }

  /** Makes ready what {@link #toServed} needs for these; fails with a refusal. */
  default CompletionStage<Void> prepare(Collection<Obj> kept) {
    return CompletableFuture.completedFuture(null);
  }

  /** As {@link #toKept}, by whoever can; fails with a refusal. */
  default CompletionStage<Obj> keep(Obj served) {
    return CompletableFuture.completedFuture(toKept(served));
  }
}
