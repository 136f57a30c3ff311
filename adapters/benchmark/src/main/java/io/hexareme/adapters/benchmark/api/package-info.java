/**
 * The API server's speed over TLS: create, get, list and watch, with RBAC, admission and field ownership on, durable. Beside a real
 * kube-apiserver on a real etcd in the same run, where {@code HEXAREME_KUBE_APISERVER} names one.
 *
 * <p>Entry: {@link io.hexareme.adapters.benchmark.api.ApiServerCommand}. The load comes from h2load (nghttp2) in a process of its own, the
 * same for both; only watchers are ours. Processor time is that of the server's processes, its store's among them.
 */
package io.hexareme.adapters.benchmark.api;
