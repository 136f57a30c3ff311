package io.hexareme.adapters.assembly;

import io.hexareme.ports.store.Maintenance;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreHealth;

/** A store that serves, and how to let go of it. Lives on the API server's loop. */
record HeldStore(Store store, StoreHealth health, Maintenance maintenance, Runnable close) {}
