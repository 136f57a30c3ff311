package io.hexareme.adapters.assembly;

import java.util.concurrent.Executor;

/** Does the work of a backup: beside the loops in real time, at once in virtual time. */
@FunctionalInterface
interface BackupWorker extends Executor {}
