package io.hexareme.core.apiserver.kinds;

import io.hexareme.ports.value.Value.Obj;

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
}
