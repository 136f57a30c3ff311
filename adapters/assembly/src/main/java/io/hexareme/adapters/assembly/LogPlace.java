package io.hexareme.adapters.assembly;

import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a simulated store keeps its log; opened at the start and anew after every stop. */
abstract class LogPlace {

  /** The log as it is; on the store's loop. */
  abstract LogStorage open(Loop loop);

  /** Puts the content of a backup into the log, which must be new and not open. Blocks. */
  void restore(StoreImage image) {
    OfflineStore.restored(image, this).close();
  }

  /** Whatever was in the log is gone; it must not be open. */
  abstract void lose();

  /** The process that had it open is no more; what was not yet stable is gone. */
  void letGo() {}

  static LogPlace memory() {
    return new LogPlace() {
      private MemoryLogStorage newest;

      @Override
      LogStorage open(Loop loop) {
        newest = newest == null ? new MemoryLogStorage(loop) : newest.reopened(loop);
        return newest;
      }

      @Override
      void lose() {
        newest = null;
      }
    };
  }

  static LogPlace files(Path directory) {
    return new LogPlace() {
      private LogStorage open;

      @Override
      LogStorage open(Loop loop) {
        DiskTurns turns = new DiskTurns();
        open = new AwaitedLog(FileLogStorage.open(directory, turns, NoMetrics.NONE), turns, loop);
        return open;
      }

      @Override
      void letGo() {
        open.close();
      }

      @Override
      void lose() {
        try (Stream<Path> files = Files.walk(directory)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        } catch (IOException cannot) {
          throw new UncheckedIOException("the log in " + directory + " cannot be deleted", cannot);
        }
      }
    };
  }
}
