package io.hexareme.adapters.assembly;

import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.adapters.logmemory.MemoryLogStorage;
import io.hexareme.core.store.EmbeddedStore;
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
  abstract void restore(StoreImage image);

  /** Whatever was in the log is gone; it must not be open. */
  abstract void lose();

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

      @Override
      void restore(StoreImage image) {
        DiskTurns turns = new DiskTurns();
        newest = new MemoryLogStorage(turns);
        seed(image, newest, turns);
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

      @Override
      void restore(StoreImage image) {
        DiskTurns turns = new DiskTurns();
        seed(image, FileLogStorage.open(directory, turns), turns);
      }
    };
  }

  private static void seed(StoreImage image, LogStorage storage, DiskTurns turns) {
    try {
      turns.until(EmbeddedStore.restore(image, storage));
    } finally {
      storage.close();
    }
  }
}
