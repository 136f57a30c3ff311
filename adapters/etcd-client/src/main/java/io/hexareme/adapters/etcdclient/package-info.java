/**
 * A store that is reached over the etcd v3 gRPC API.
 *
 * <p>In the making.
 */
package io.hexareme.adapters.etcdclient;
