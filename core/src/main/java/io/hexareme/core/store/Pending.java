package io.hexareme.core.store;

import io.hexareme.core.store.command.Command;
import java.util.concurrent.CompletableFuture;

/** A command under way and who waits for it. */
record Pending<R>(Command<R> command, CompletableFuture<R> answer) {}
