/**
 * The cluster's only memory: a multi-version key-value store with one global revision, as etcd's v3 API describes it
 * (https://etcd.io/docs/v3.5/learning/api/).
 *
 * <p>Entry: {@link io.hexareme.ports.store.Store}. Only the API server holds one. Memory, files, Raft and a real etcd stand
 * behind the same port.
 */
package io.hexareme.ports.store;
