/**
 * What every {@link io.hexareme.ports.store.Store} must do: {@link io.hexareme.ports.store.StoreContract}, in etcd's v3 semantics. An
 * implementation's test extends it and says how an empty store is opened. {@link io.hexareme.ports.store.RecordingWatcher} is of
 * use to other tests as well.
 */
package io.hexareme.ports.store;
