package io.hexareme.adapters.assembly;

import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.core.store.EmbeddedStore;
import io.hexareme.core.store.StoreConfig;
import io.hexareme.ports.store.Store;
import io.hexareme.ports.store.StoreContract;
import io.hexareme.ports.time.ManualLoop;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class StoreOverFileLogTest extends StoreContract {
  @TempDir
  Path directory;

  private EmbeddedStore opened;

  @Override
  protected Store open(ManualLoop loop) {
    opened = EmbeddedStore.open(FileLogStorage.open(directory.resolve("log"), loop, NoMetrics.NONE), loop, StoreConfig.DEFAULT, failure -> {
      throw new AssertionError("the store failed", failure);
    });
    return opened;
  }

  @AfterEach
  void close() {
    opened.close();
  }
}
