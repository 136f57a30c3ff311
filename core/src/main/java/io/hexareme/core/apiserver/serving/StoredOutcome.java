package io.hexareme.core.apiserver.serving;

import io.hexareme.core.apiserver.storage.StoredObject;
import io.hexareme.ports.value.Value.Obj;

/** What a write left behind. */
sealed interface StoredOutcome {

  /** Whether the object came into being by this write. */
  boolean created();

  /** It is in the store. */
  record Stored(StoredObject object, boolean created) implements StoredOutcome {}

  /** It would be; nothing was stored. */
  record Dry(Obj object, boolean created) implements StoredOutcome {}

  /** The write removed the last finalizer of an object that was to be deleted: it is gone, this was its last state. */
  record Gone(Obj last) implements StoredOutcome {
    @Override
    public boolean created() {
      return false;
    }
  }
}
