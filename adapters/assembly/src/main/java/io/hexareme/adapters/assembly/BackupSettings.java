package io.hexareme.adapters.assembly;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * That backups are made while the cluster runs.
 *
 * @param every from one to the next
 * @param directory where they are kept, as etcd snapshot files
 * @param keep how many of them; older ones are deleted
 * @param complaints told, on the API server's loop, of each that failed
 */
public record BackupSettings(Duration every, Path directory, int keep, Consumer<String> complaints) {}
