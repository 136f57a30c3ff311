package io.hexareme.ports.codec;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;

/** Driven port: writes one encoding. Pure and deterministic: equal trees with equal field order give equal bytes. */
public interface BodyEncoder {

  /** The media type it writes, lower case and without parameters. */
  String mediaType();

  /** The whole value, without a line end; fields in the order of the tree. */
  Bytes encode(Value value);
}
