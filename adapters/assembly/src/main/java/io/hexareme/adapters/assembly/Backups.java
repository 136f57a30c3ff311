package io.hexareme.adapters.assembly;

import io.hexareme.adapters.backupetcd.EtcdSnapshotFormat;
import io.hexareme.adapters.backupetcd.SnapshotFiles;
import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.ports.store.BackupFormat;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Backups by hand, of and for clusters that do not run. Blocks. */
public final class Backups {
  private static final String STORE = "store";
  private static final BackupFormat FORMAT = new EtcdSnapshotFormat();

  private Backups() {}

  /** What is in a backup; {@code compactRevision} 0 when it was never compacted. */
  public record Content(long revision, long compactRevision) {
    static Content of(StoreImage image) {
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
    StoreImage image = leaped(FORMAT.decode(bytes(file)), leap);
    requireEmpty(data);
    LogPlace log = LogPlace.files(data.resolve(STORE));
    log.restore(image);
    return Content.of(image);
  }

  /**
   * The same for one founding member of a new group, for "hexareme store": to be done for each of them, with the same file and leap. The
   * group is told from the one that was lost, though it may use its addresses.
   *
   * @param peers where the founding members will listen for each other, by name
   */
  public static Content restore(Path file, Path data, long leap, String name, SortedMap<String, URI> peers) {
    StoreImage image = leaped(FORMAT.decode(bytes(file)), leap);
    requireEmpty(data);
    MemberIdentity identity = MemberIdentity.founding(name, MemberSettings.urls(peers), "restored-" + tail(file) + "-" + leap);
    OfflineStore.restored(image, identity.config("", "", List.of()), LogPlace.files(data.resolve(STORE))).close();
    identity.write(data);
    return Content.of(image);
  }

  private static StoreImage leaped(StoreImage saved, long leap) {
    return leap == 0 ? saved : new LeapedImage(saved, leap);
  }

  /** The end of a snapshot file is a checksum over all of it. */
  private static String tail(Path file) {
    byte[] last = {};
    for (Bytes chunk : bytes(file)) {
      last = chunk.array();
    }
    return HexFormat.of().formatHex(last, Math.max(0, last.length - 8), last.length);
  }

  /**
   * Writes the backup of a data directory that no cluster and no member uses. That of one of several members has what this member knew to
   * be agreed, which may lack the newest writes.
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
