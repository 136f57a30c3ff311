package io.hexareme.core.store;

import io.hexareme.core.store.log.LogConfig;

/**
 * @param maxRequestBytes the largest command taken, encoded; etcd's default for {@code --max-request-bytes} is 1.5 MiB
 * @param log how the log batches and when it takes snapshots
 */
public record StoreConfig(int maxRequestBytes, LogConfig log) {
  public static final StoreConfig DEFAULT = new StoreConfig(1536 * 1024, LogConfig.DEFAULT);
}
