package io.hexareme.adapters.assembly;

import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.time.Loop;
import java.nio.file.Path;

/** Where a simulated store keeps its log; opened at the start and anew after every stop. */
abstract class LogPlace {

  /** The log as it is; on the store's loop. */
  abstract LogStorage open(Loop loop);

  static LogPlace memory() {
    return new LogPlace() {
      private MemoryLogStorage newest;

      @Override
      LogStorage open(Loop loop) {
        newest = newest == null ? new MemoryLogStorage(loop) : newest.reopened(loop);
        return newest;
      }
    };
  }

  static LogPlace files(Path directory) {
    return new LogPlace() {
      @Override
      LogStorage open(Loop loop) {
        DiskTurns turns = new DiskTurns();
        return new AwaitedLog(FileLogStorage.open(directory, turns), turns, loop);
      }
    };
  }
}
