package io.hexareme.ports.store;

import java.util.Optional;

/** Driven port: how the scheduled backups do. Called on the loop of whoever makes them. */
@FunctionalInterface
public interface BackupHealth {

  /** Why the newest one failed, in words a person can act on; empty when it did not. It is tried again by itself. */
  Optional<String> problem();
}
