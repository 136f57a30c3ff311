package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.backupetcd.SnapshotFiles;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.store.BackupFormat;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Backups by hand, of and for clusters that do not run. Blocks. */
public final class Backups {
  private static final String STORE = "store";
  private static final BackupFormat FORMAT = new EtcdSnapshotFormat();

  private Backups() {}

  /** What is in a backup; {@code compactRevision} 0 when it was never compacted. */
  public record Content(long revision, long compactRevision) {
    private static Content of(StoreImage image) {
      return new Content(image.revision(), image.compactRevision());
    }
  }

  /** A file's bytes, read as they are asked for. */
  public static Iterable<Bytes> bytes(Path file) {
    return SnapshotFiles.read(file);
  }

  /**
   * Makes a data directory that holds what the backup does. What no backup has, such as the cluster's certificates, is made anew by the
   * first start.
   *
   * @param leap how many revisions to leave out, so that clients of the lost cluster list anew (see {@link LeapedImage}); 0 for none, to
   *     keep revisions and history as they were
   * @throws BackupFormat.BackupDamaged when it is no whole backup; nothing is made then
   * @throws IllegalStateException when there is something in the directory
   */
  public static Content restore(Path file, Path data, long leap) {
    StoreImage saved = FORMAT.decode(bytes(file));
    StoreImage image = leap == 0 ? saved : new LeapedImage(saved, leap);
    requireEmpty(data);
    LogPlace log = LogPlace.files(data.resolve(STORE));
    log.restore(image);
    return Content.of(image);
  }

  /**
   * Writes the backup of a data directory that no cluster uses.
   *
   * @throws io.hexareme.ports.log.LogFailure when it cannot be read, or a cluster does use it
   * @throws IllegalStateException when there is no such directory
   */
  public static Content snapshot(Path data, Path file) {
    Path store = data.resolve(STORE);
    if (!Files.isDirectory(store)) {
      throw new IllegalStateException("there is no store in " + data);
    }
    try (OfflineStore offline = OfflineStore.open(LogPlace.files(store))) {
      StoreImage image = offline.image();
      SnapshotFiles.write(file, FORMAT.encode(image));
      return Content.of(image);
    } catch (IOException cannot) {
      throw new UncheckedIOException("the backup " + file + " cannot be written", cannot);
    }
  }

  private static void requireEmpty(Path data) {
    try (Stream<Path> entries = Files.list(data)) {
      if (entries.findAny().isPresent()) {
        throw new IllegalStateException("there is something in " + data + " already; a backup is restored into a new or empty directory");
      }
    } catch (NoSuchFileException none) {
      // Is made together with the store.
    } catch (IOException cannot) {
      throw new UncheckedIOException("the directory " + data + " cannot be read", cannot);
    }
  }
}
