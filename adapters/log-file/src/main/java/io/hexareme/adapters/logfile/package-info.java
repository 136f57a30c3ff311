/**
 * The write-ahead log and snapshots in files.
 *
 * <p>Entry: {@link io.hexareme.adapters.logfile.FileLogStorage}. A directory holds:
 *
 * <ul>
 *   <li>{@code lock}: locked while in use, with the process id inside;
 *   <li>{@code wal-N.log}: the segments, all their blocks on disk before they are used; a header, then one record a batch ({@link
 *       io.hexareme.adapters.logfile.RecordHead}, {@link io.hexareme.adapters.logfile.Batch}), in the end a {@link
 *       io.hexareme.adapters.logfile.Footer};
 *   <li>{@code snapshot-S-I.snap}: the state after entry I, in chunks with a CRC32C each; the newest S counts. Its {@link
 *       io.hexareme.adapters.logfile.SnapshotHead} can make segments void: that is how a snapshot takes the place of everything;
 *   <li>{@code DAMAGED} and {@code *.damaged-K}: what was lost and not made good yet, and the files it was in, for people to look at.
 * </ul>
 *
 * <p>One thread writes ({@link io.hexareme.adapters.logfile.Writer}): it takes all appends that wait, writes them as one record and
 * syncs once. A second one writes snapshots, a third fills the next segment's file. All answer on the loop. The first failure (no
 * space, a sync that failed) is the last thing the log does; space that is short is noticed when a file is filled, before
 * entries are in it.
 *
 * <p>Read next: {@link io.hexareme.adapters.logfile.Tail} says how a torn tail is told from damage and what cannot be told; {@link
 * io.hexareme.adapters.logfile.Recovery} reads the files; {@link io.hexareme.adapters.logfile.Salvage} goes on with what is intact of
 * a damaged log. Files of other versions are refused ({@link io.hexareme.adapters.logfile.Magic}).
 */
package io.hexareme.adapters.logfile;
