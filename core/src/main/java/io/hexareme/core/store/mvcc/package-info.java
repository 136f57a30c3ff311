/**
 * The multi-version state machine, in etcd's v3 semantics: one dense revision for all keys, transactions, reads in the past,
 * leases, compaction. Pure: the same commands in the same order give the same state, results and events on every member.
 *
 * <p>Entry: {@link io.hexareme.core.store.mvcc.Mvcc}. Read it, then follow one transaction: {@link
 * io.hexareme.core.store.mvcc.TxnCheck} (is it well formed?), {@link io.hexareme.core.store.mvcc.Branch} (which operations does it
 * come to?), {@link io.hexareme.core.store.mvcc.TxnRun} (perform them on a {@link io.hexareme.core.store.mvcc.Draft} of the next
 * revision).
 *
 * <p>{@link io.hexareme.core.store.mvcc.History} keeps every event since the last compaction in pages, and one tree root per
 * page: a past revision is that root plus at most a page of events, a watch's past is the events themselves.
 *
 * <p>It knows no time (whether a lease has run out is said to it as a command), no log and no watchers.
 */
package io.hexareme.core.store.mvcc;
