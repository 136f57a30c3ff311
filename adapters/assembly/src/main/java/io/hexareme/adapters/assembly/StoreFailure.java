package io.hexareme.adapters.assembly;

/** Told once when the store's storage has failed for good: nothing more will be acknowledged. */
@FunctionalInterface
interface StoreFailure {
  void failed(Throwable cause);
}
