package io.hexareme.adapters.testkit.gherkin;

import io.hexareme.adapters.testkit.ClusterOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The world that scenarios run in: {@code -Dworld=virtual} (the usual one), {@code -Dworld=real} (a cluster of this process on the wall clock,
 * talked to over HTTPS) or {@code -Dworld=kubeconfig:FILE} (one that runs already). A scenario says by tags what it needs of its world, and is
 * skipped where that cannot be had:
 *
 * <ul>
 *   <li>{@code @virtual-time}: time that is moved at will, or more of it than anybody wants to wait for
 *   <li>{@code @faults}: something fails on demand
 *   <li>{@code @inside}: what can be seen only in the same process
 *   <li>{@code @nodes}: as many nodes as it says, named as it says, with fake containers
 *   <li>{@code @alone}: nobody else uses the cluster; {@code -Dworld.exclusive=true} promises it for one behind a kubeconfig
 *   <li>{@code @quiet}: nobody writes but the scenario
 * </ul>
 */
public sealed interface WorldChoice {
  String VIRTUAL_TIME = "@virtual-time";
  String FAULTS = "@faults";
  String INSIDE = "@inside";
  String NODES = "@nodes";
  String ALONE = "@alone";
  String QUIET = "@quiet";

  /** A cluster for one scenario. */
  Lent lend(ClusterOptions options);

  /** The tags of what this world cannot give. */
  Set<String> lacks();

  /** Virtual time. */
  record Virtual() implements WorldChoice {
    @Override
    public Lent lend(ClusterOptions options) {
      return Shelf.lend(options);
    }

    @Override
    public Set<String> lacks() {
      return Set.of();
    }

    @Override
    public String toString() {
      return "virtual";
    }
  }

  /** The wall clock, over HTTPS. */
  record Real() implements WorldChoice {
    @Override
    public Lent lend(ClusterOptions options) {
      return Shelf.lend(new ClusterOptions(false, options.nodes(), options.members(), options.apiServers(), options.seed(), options.grace()));
    }

    @Override
    public Set<String> lacks() {
      return Set.of(VIRTUAL_TIME, FAULTS, INSIDE);
    }

    @Override
    public String toString() {
      return "real";
    }
  }

  /**
   * A cluster that runs already.
   *
   * @param exclusive whether nobody else uses it
   */
  record Existing(Path kubeconfig, boolean exclusive) implements WorldChoice {
    @Override
    public Lent lend(ClusterOptions options) {
      return Guest.of(kubeconfig, options, exclusive);
    }

    @Override
    public Set<String> lacks() {
      return exclusive ? Set.of(VIRTUAL_TIME, FAULTS, INSIDE, NODES, QUIET) : Set.of(VIRTUAL_TIME, FAULTS, INSIDE, NODES, QUIET, ALONE);
    }

    @Override
    public String toString() {
      return "kubeconfig:" + kubeconfig;
    }
  }

  /** What the system properties {@code world} and {@code world.exclusive} say. */
  static WorldChoice chosen() {
    return of(System.getProperty("world", "virtual"), Boolean.getBoolean("world.exclusive"));
  }

  /** @throws IllegalArgumentException for a word that names no world, or a kubeconfig that is not there */
  static WorldChoice of(String word, boolean exclusive) {
    return switch (word) {
      case "virtual" -> new Virtual();
      case "real" -> new Real();
      case String file when file.startsWith("kubeconfig:") -> existing(Path.of(file.substring("kubeconfig:".length())), exclusive);
      default -> throw new IllegalArgumentException("there is no world \"" + word + "\": " + String.join(", ", List.of("virtual", "real", "kubeconfig:FILE")));
    };
  }

  private static Existing existing(Path file, boolean exclusive) {
    if (!Files.isReadable(file)) {
      throw new IllegalArgumentException("the world's kubeconfig cannot be read: " + file.toAbsolutePath());
    }
    return new Existing(file, exclusive);
  }
}
