/**
 * The log in memory: for tests and for clusters that may forget everything with their process.
 *
 * <p>Entry: {@link io.hexareme.adapters.logmemory.MemoryLogStorage}. It answers in a later turn of its loop, as a disk would, and
 * can be reopened, so that a restart can be played without one. It keeps a snapshot as the view it was given, not as bytes.
 */
package io.hexareme.adapters.logmemory;
