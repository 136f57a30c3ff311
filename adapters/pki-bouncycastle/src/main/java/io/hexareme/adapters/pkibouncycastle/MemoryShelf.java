package io.hexareme.adapters.pkibouncycastle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps texts as long as it is kept itself. */
final class MemoryShelf implements Shelf {
  private final Map<String, String> texts = new LinkedHashMap<>();

  @Override
  public Optional<String> read(String name) {
    return Optional.ofNullable(texts.get(name));
  }

  @Override
  public void write(String name, String text) {
    texts.put(name, text);
  }
}
