package io.hexareme.core.store.log;

import io.hexareme.ports.value.Bytes;

/** A state machine's state in chunks that are made when they are read, and whose size is known before. */
public interface StateView extends Iterable<Bytes> {

  /** About how many bytes the chunks have together. */
  long bytes();
}
