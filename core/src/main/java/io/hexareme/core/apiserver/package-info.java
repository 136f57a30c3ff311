/**
 * The API server: the one front door, and the only component that reads or writes the store.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.KubernetesApiServer}, which lists the parts in their order. The pipeline is in
 * {@code serving}; who asks in {@code authentication}; may they in {@code authorization}; may this write happen in {@code admission};
 * what the schema says in {@code schema}, what is special to a kind in {@code kinds}; who owns which field in {@code ownership}; where
 * objects are kept in {@code storage}; what the server refuses and how in {@code status}. It brings no Pod into being and decides
 * nothing about running the cluster: that is for those who watch.
 */
package io.hexareme.core.apiserver;
