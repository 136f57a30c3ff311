/**
 * The etcd v3 gRPC API in front of a store.
 *
 * <p>In the making.
 */
package io.hexareme.adapters.etcdserver;
