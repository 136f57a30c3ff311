/**
 * The etcd v3 gRPC API (https://etcd.io/docs/v3.4/learning/api/) in front of a store, so that any etcd client can use it.
 *
 * <p>Entry: {@link io.hexareme.adapters.etcdserver.EtcdServer}. One class per gRPC service ({@code KvService}, {@code WatchService}, …),
 * each of them a translation of messages to the port's words and back; what etcd says of a request before looking at any state
 * (limits, missing keys) is said here, in etcd's texts, everything else is the store's.
 *
 * <p>Two loops meet here. Calls arrive on their connection's event loop, go over to the store's loop, where all decisions are made
 * and all state of streams lives, and answers go back to be encoded and written ({@code UnaryCalls}, {@code Outbox}). A reader that
 * is too slow is not buffered for: its watch lets go of the store and begins again where it was ({@code ServedWatch}).
 *
 * <p>Not here: consensus and everything that decides, user accounts (certificates decide who may connect), etcd's lock and election
 * services, the file format of backups. Read next: {@code UnaryCalls}, then {@code KvService}, then {@code WatchStream}.
 */
package io.hexareme.adapters.etcdserver;
