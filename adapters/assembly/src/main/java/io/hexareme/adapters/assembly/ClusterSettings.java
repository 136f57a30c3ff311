package io.hexareme.adapters.assembly;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a cluster is to be.
 *
 * @param store what it stands on
 * @param data where it is kept; empty for in memory
 * @param nodes how many workers with the fake runtime; at least 0
 * @param host the address to listen on
 * @param port the port to listen on; 0 for any free one
 * @param kubeconfig where to write how to reach it; empty for nowhere
 * @param backups empty for none
 * @param security whom it believes and whom it asks
 * @param audit empty for nothing
 */
public record ClusterSettings(
    StoreChoice store, Optional<Path> data, int nodes, String host, int port, Optional<Path> kubeconfig, Optional<BackupSettings> backups,
    SecurityFiles security, Optional<AuditSettings> audit) {
  /** What {@code /version} says. */
  public static final String GIT_VERSION = "v1.34.0+hexareme";

  static final String SERVICE_CIDR = "10.96.0.0/16";
  static final String ISSUER = "https://kubernetes.default.svc.cluster.local";
  static final int HISTORY = 20_000;

  /** With the usual security, and no audit log. */
  public ClusterSettings(StoreChoice store, Optional<Path> data, int nodes, String host, int port, Optional<Path> kubeconfig,
      Optional<BackupSettings> backups) {
    this(store, data, nodes, host, port, kubeconfig, backups, SecurityFiles.DEFAULT, Optional.empty());
  }

  public static ClusterSettings inMemory() {
    return new ClusterSettings(new StoreChoice.Memory(), Optional.empty(), 1, "127.0.0.1", 0, Optional.empty(), Optional.empty());
  }

  public ClusterSettings withSecurity(SecurityFiles wanted) {
    return new ClusterSettings(store, data, nodes, host, port, kubeconfig, backups, wanted, audit);
  }

  public ClusterSettings withNodes(int count) {
    return new ClusterSettings(store, data, count, host, port, kubeconfig, backups, security, audit);
  }

  public ClusterSettings withData(Path directory) {
    return new ClusterSettings(new StoreChoice.Files(), Optional.of(directory), nodes, host, port, kubeconfig, backups, security, audit);
  }

  public ClusterSettings withStore(StoreChoice choice) {
    return new ClusterSettings(choice, data, nodes, host, port, kubeconfig, backups, security, audit);
  }

  public ClusterSettings withPort(int wanted) {
    return new ClusterSettings(store, data, nodes, host, wanted, kubeconfig, backups, security, audit);
  }

  public ClusterSettings withKubeconfig(Path file) {
    return new ClusterSettings(store, data, nodes, host, port, Optional.of(file), backups, security, audit);
  }

  public ClusterSettings withBackups(BackupSettings wanted) {
    return new ClusterSettings(store, data, nodes, host, port, kubeconfig, Optional.of(wanted), security, audit);
  }

  public ClusterSettings withAudit(Optional<AuditSettings> wanted) {
    return new ClusterSettings(store, data, nodes, host, port, kubeconfig, backups, security, wanted);
  }

  /** Names of the nodes: {@code node-1} and so on. */
  static String nodeName(int index) {
    return "node-" + (index + 1);
  }
}
