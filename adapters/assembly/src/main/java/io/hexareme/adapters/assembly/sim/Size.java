package io.hexareme.adapters.assembly.sim;

import java.time.Duration;
import java.util.Optional;

/**
 * How large a simulated world is.
 *
 * @param members of the store
 * @param nodes with a kubelet; 0 for a world that is a store only
 * @param span of virtual time in which work and faults happen; the end, in which all comes to rest, takes longer
 */
public record Size(int members, int nodes, Duration span) {

  /** With what the options say instead. */
  public Size with(Options options) {
    return new Size(options.members().orElse(members), options.nodes().orElse(nodes), options.span().orElse(span));
  }

  /** What is wrong with it for whoever can be of any size. */
  static Optional<String> objection(Options options, boolean hasNodes) {
    if (options.members().isPresent() && (options.members().getAsInt() < 1 || options.members().getAsInt() > 9)) {
      return Optional.of("--members must be from 1 to 9, not " + options.members().getAsInt());
    }
    if (options.nodes().isPresent() && !hasNodes) return Optional.of("--nodes: this scenario is about the store alone, it has no nodes");
    if (options.nodes().isPresent() && (options.nodes().getAsInt() < 1 || options.nodes().getAsInt() > 5000)) {
      return Optional.of("--nodes must be from 1 to 5000, not " + options.nodes().getAsInt());
    }
    return options.span().filter(asked -> asked.compareTo(Duration.ofSeconds(1)) < 0).map(asked -> "--for must be at least a second, not " + asked);
  }

  /** As {@link Simulation#objection} for a store of any size. */
  public static Optional<String> ofStore(Options options) {
    return objection(options, false);
  }

  /** As {@link Simulation#objection} for a cluster of any size. */
  public static Optional<String> ofCluster(Options options) {
    return objection(options, true);
  }
}
