/**
 * The write-ahead log and snapshots in files.
 *
 * <p>Entry: {@link io.hexareme.adapters.logfile.FileLogStorage}. A directory holds:
 *
 * <ul>
 *   <li>{@code lock}: locked while in use, with the process id inside;
 *   <li>{@code wal-N.log}: the segments, preallocated with zeros; a header, then one record a batch ({@link
 *       io.hexareme.adapters.logfile.Record}): length, CRC32C, batch number, hard state, entries;
 *   <li>{@code snapshot-I.snap}: the state after entry I, in chunks with a CRC32C each.
 * </ul>
 *
 * <p>One thread writes: it takes all appends that wait, writes them as one record and syncs once. A second one writes snapshots.
 * Both answer on the loop. How a torn tail is told from damage is said in {@link io.hexareme.adapters.logfile.Tail}.
 */
package io.hexareme.adapters.logfile;
