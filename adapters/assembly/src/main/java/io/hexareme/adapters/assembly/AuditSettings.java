package io.hexareme.adapters.assembly;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * That requests are audited.
 *
 * @param policy a file with a {@code Policy} of {@code audit.k8s.io/v1}, in YAML or JSON
 * @param log where events go, one JSON document a line
 * @param megabytes how big the file becomes before another is begun
 * @param backups how many older files are kept
 * @param complaints told, on any thread, of each event that could not be written
 */
public record AuditSettings(Path policy, Path log, int megabytes, int backups, Consumer<String> complaints) {}
