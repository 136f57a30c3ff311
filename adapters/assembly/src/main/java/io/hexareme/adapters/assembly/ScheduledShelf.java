package io.hexareme.adapters.assembly;

import io.hexareme.core.store.backup.BackupPlan;
import io.hexareme.ports.store.BackupShelf;
import java.util.function.Consumer;

/** Where backups go, when, and who is told of one that failed. */
record ScheduledShelf(BackupShelf shelf, BackupPlan plan, Consumer<String> complaints) {}
