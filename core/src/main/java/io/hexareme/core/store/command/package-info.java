/**
 * What the replicated log carries: the commands that change the store, and their bytes.
 *
 * <p>Entries: {@link io.hexareme.core.store.command.Command} (a sealed type, one record a kind) and {@link
 * io.hexareme.core.store.command.CommandCodec}. The bytes are compact (variable-length numbers, no names) and stable: what an
 * older version wrote must stay readable, so kinds and their numbers are never reused.
 *
 * <p>What a command does is decided in {@code core.store.mvcc}. {@link io.hexareme.core.store.command.ByteWriter} and {@link
 * io.hexareme.core.store.command.ByteReader} also serve its snapshots.
 */
package io.hexareme.core.store.command;
