package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorageContract;
import io.hexareme.ports.metrics.NoMetrics;
import io.hexareme.ports.time.ManualLoop;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class FileLogStorageTest extends LogStorageContract {
  @TempDir Path place;

  @Override
  protected LogStorage open(ManualLoop loop) {
    return FileLogStorage.open(place.resolve("log"), loop, new NoMetrics());
  }

  @Nested
  class With_segments_so_small_that_each_batch_needs_a_new_one extends LogStorageContract {
    @Override
    protected LogStorage open(ManualLoop loop) {
      return FileLogStorage.open(place.resolve("small"), loop, LogFixture.settings(128), new NoMetrics());
    }
  }
}
