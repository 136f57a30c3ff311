package io.hexareme.core.store.mvcc;

import io.hexareme.ports.store.StoreEvent;
import java.util.List;

/**
 * What a command came to.
 *
 * @param result the answer to whoever gave the command
 * @param events what it changed, all at {@code revision}; empty when it made no new revision
 * @param revision the newest revision afterwards
 */
public record Applied<R>(R result, List<StoreEvent> events, long revision) {}
