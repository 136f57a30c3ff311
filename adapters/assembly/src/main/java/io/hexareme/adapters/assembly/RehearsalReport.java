package io.hexareme.adapters.assembly;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a rehearsal found.
 *
 * @param found what is well, in the order in which it was looked at: one line each
 * @param objects how many objects of each resource the backup holds, by names such as {@code deployments.apps}
 * @param obstacle why a cluster would not serve on it: one line; empty when it would
 */
public record RehearsalReport(List<String> found, Map<String, Long> objects, Optional<String> obstacle) {
  public RehearsalReport {
    found = List.copyOf(found);
    objects = Collections.unmodifiableMap(new TreeMap<>(objects));
  }

  public boolean wouldServe() {
    return obstacle.isEmpty();
  }
}
