/**
 * What every {@link io.hexareme.ports.log.LogStorage} must do: {@link io.hexareme.ports.log.LogStorageContract}. An adapter's
 * test extends it and says how one place is opened again and again.
 */
package io.hexareme.ports.log;
