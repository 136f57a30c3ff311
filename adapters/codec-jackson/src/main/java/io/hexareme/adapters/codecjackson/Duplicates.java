package io.hexareme.adapters.codecjackson;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The paths of repeated fields, each once, and never so many that collecting them becomes the attack. */
final class Duplicates {
  private final Set<String> paths = new LinkedHashSet<>();
  private int looks;

  void add(Supplier<String> path) {
    if (paths.size() < Limits.DUPLICATES && looks++ < 10 * Limits.DUPLICATES) {
      paths.add(path.get());
    }
  }

  List<String> paths() {
    return List.copyOf(paths);
  }
}
