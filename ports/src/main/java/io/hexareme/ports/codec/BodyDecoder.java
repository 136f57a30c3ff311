package io.hexareme.ports.codec;

import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.util.List;

/** Driven port: reads one encoding. Pure: same bytes, same answer; never blocks. Safe against hostile input (depth, size, aliases). */
public interface BodyDecoder {

  /** The media type it reads, lower case and without parameters, such as {@code application/json}. */
  String mediaType();

  /**
   * Reads a whole body.
   *
   * @throws MalformedBody when the bytes are not of this encoding
   */
  Decoded decode(Bytes body) throws MalformedBody;

  /**
   * A decoded body.
   *
   * @param duplicates the paths of fields that stood more than once, such as {@code spec.replicas} or
   *     {@code spec.containers[0].image}; the last one won
   */
  record Decoded(Value value, List<String> duplicates) {
    public Decoded {
      duplicates = List.copyOf(duplicates);
    }
  }
}
