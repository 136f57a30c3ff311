/**
 * A store that is reached over the etcd v3 gRPC API: a real etcd's, or our own members' in other processes.
 *
 * <p>Entry: {@link io.hexareme.adapters.etcdclient.EtcdStore}, which only hands its calls on. The way of a question: {@code KeyValues},
 * {@code Leases}, {@code Members} and {@code Upkeep} (one for each of etcd's services) say it in etcd's words ({@code Wire}, {@code
 * TxnWire}); {@code Calls} takes it from endpoint to endpoint until there is an answer, and judges errors ({@code Verdict}) and what
 * cannot be believed ({@code Seen}); {@code UnaryCall} carries it once.
 *
 * <p>The way of an event: {@code WatchStream} is the one stream that carries all, and begins again elsewhere when it breaks; a {@code
 * Subscription} makes sure that nothing is heard twice; {@code EtcdWatch} hands it to its watcher. {@code ProgressCheck} finds out how
 * far a watch is. {@code Probe} finds out how the endpoints are.
 *
 * <p>All of that lives on one Vert.x context; {@code Turns} is the way from there to the caller's loop and back. It keeps no copy of
 * the data, and serves nobody: the other side of the wire is {@code etcd-server}.
 */
package io.hexareme.adapters.etcdclient;
