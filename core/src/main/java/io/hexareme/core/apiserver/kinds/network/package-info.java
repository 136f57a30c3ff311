/**
 * What is special about endpoints, network policies and ingresses.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.kinds.network.NetworkRules}. Services, which get addresses, have a package of their own;
 * where traffic really goes is not decided here.
 */
package io.hexareme.core.apiserver.kinds.network;
