/**
 * The client against real etcd processes, which the tests start on free loopback ports and kill at their end, with a small proxy in
 * between where connections have to break. Where etcd is not installed the tests say so and are skipped, unless the environment says
 * {@code HEXAREME_REQUIRE_PEERS=true}.
 */
package io.hexareme.adapters.etcdclient;
