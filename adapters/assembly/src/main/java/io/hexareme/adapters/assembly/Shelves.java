package io.hexareme.adapters.assembly;

import io.hexareme.ports.time.Loop;
import java.util.Optional;

/** Where backups go, for a server on that loop; empty when none are wanted. */
interface Shelves {
  Optional<ScheduledShelf> on(Loop loop);
}
