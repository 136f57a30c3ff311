package io.hexareme.adapters.pkibouncycastle;

import java.util.Optional;

/** Where texts are kept by name. */
interface Shelf {
  Optional<String> read(String name);

  /** After a crash the old text is there or the new one, never a part. */
  void write(String name, String text);
}
