package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat.BackupDamaged;
import io.hexareme.ports.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks the buckets of a database. Whatever does not fit together is {@link BackupDamaged}. */
final class BoltReader {
  private static final int BUCKET_HEADER = 16;

  private final FileBytes file;
  private final BoltMeta meta;
  private final BitSet seen = new BitSet();
  private final Map<String, byte[]> buckets = new TreeMap<>();

  BoltReader(FileBytes file) {
    this.file = file;
    this.meta = newest(file).orElseThrow(() -> new BackupDamaged("the backup is damaged: neither of its meta pages is whole"));
    walk(meta.rootPage(), entry -> {
      if (entry.bucket()) {
        buckets.put(new String(entry.key(), StandardCharsets.UTF_8), entry.value());
      }
    });
  }

  /** @throws BackupDamaged for a file that is something else */
  static void requireBolt(FileBytes file) {
    if (file.length() == 0) {
      throw new BackupDamaged("the backup is empty");
    }
    if (newest(file).isEmpty()) {
      throw new BackupDamaged("this is no etcd snapshot, or its beginning is damaged: it has no bbolt meta page");
    }
  }

  /** The second meta page is one page behind the first, and only a meta page says how large pages are. */
  private static Optional<BoltMeta> newest(FileBytes file) {
    Stream<BoltMeta> second = IntStream.iterate(BoltMeta.SMALLEST_PAGE, size -> size <= BoltMeta.LARGEST_PAGE, size -> size * 2).boxed()
        .flatMap(size -> BoltMeta.at(file, size).filter(meta -> meta.pageSize() == size).stream());
    return Stream.concat(BoltMeta.at(file, 0).stream(), second)
        .max((one, other) -> Long.compareUnsigned(one.transaction(), other.transaction()));
  }

  /** Gives the bucket's entries in order; none when there is no such bucket. */
  void forEach(String bucket, Consumer<BoltEntry> reader) {
    byte[] value = buckets.get(bucket);
    if (value == null) {
      return;
    }
    FileBytes inline = FileBytes.of(List.of(new Bytes(value)));
    long root = inline.u64(0);
    if (root == 0) {
      leaf(inline, BUCKET_HEADER, reader);
    } else {
      walk(root, reader);
    }
  }

  private void walk(long number, Consumer<BoltEntry> reader) {
    long at = page(number);
    switch (file.u16(at + 8)) {
      case BoltPage.LEAF -> leaf(file, at, reader);
      case BoltPage.BRANCH -> {
        int count = file.u16(at + 10);
        for (int i = 0; i < count; i++) {
          walk(file.u64(at + BoltPage.HEADER + (long) i * BoltPage.ELEMENT + 8), reader);
        }
      }
      default -> throw new BackupDamaged("the backup is damaged: page " + number + " is neither branch nor leaf");
    }
  }

  private long page(long number) {
    if (number < 2 || number >= meta.pages() || number >= file.length() / meta.pageSize() || seen.get((int) number)) {
      throw new BackupDamaged("the backup is damaged: page " + number + " of " + meta.pages() + " is not there, or in two places");
    }
    seen.set((int) number);
    return number * meta.pageSize();
  }

  private static void leaf(FileBytes bytes, long at, Consumer<BoltEntry> reader) {
    int count = bytes.u16(at + 10);
    byte[] previous = null;
    for (int i = 0; i < count; i++) {
      long element = at + BoltPage.HEADER + (long) i * BoltPage.ELEMENT;
      long key = element + bytes.u32(element + 4);
      long keyLength = bytes.u32(element + 8);
      byte[] name = bytes.slice(key, keyLength);
      if (previous != null && Arrays.compareUnsigned(previous, name) >= 0) {
        throw new BackupDamaged("the backup is damaged: keys at offset " + at + " are out of order");
      }
      previous = name;
      boolean bucket = (bytes.u32(element) & BoltPage.BUCKET_ELEMENT) != 0;
      reader.accept(new BoltEntry(name, bytes.slice(key + keyLength, bytes.u32(element + 12)), bucket));
    }
  }
}
