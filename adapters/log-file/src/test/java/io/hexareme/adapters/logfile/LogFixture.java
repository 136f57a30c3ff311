package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.metrics.NoMetrics;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes logs, looks at their records and copies them as a crash would leave them. */
final class LogFixture {
  /** The log never finds the time to seal its segment unless it is closed: a test says when it is idle. */
  private static final Duration NEVER = Duration.ofDays(1);

  /** For reading what some crash left, thousands of times. */
  static final Disk UNSYNCED = new Disk() {
    @Override
    public void force(Path file, FileChannel channel) {}

    @Override
    public void forceNames(Path directory) {}
  };

  static final Settings ONE_SEGMENT = settings(2048);
  final ManualLoop loop = new ManualLoop();

  /** Where a record begins, where its body ends and where the next begins. */
  record Extent(int start, int bodyEnd, int end) {}

  static LogEntry entry(long index) {
    return new LogEntry(index, 1, Bytes.utf8("payload of entry " + index));
  }

  static Settings settings(int segment) {
    return new Settings(new SegmentSizes(segment, segment), Disk.REAL, NEVER);
  }

  static Settings settings(Disk disk) {
    return new Settings(ONE_SEGMENT.sizes(), disk, NEVER);
  }

  FileLogStorage open(Path place, Settings settings) {
    return FileLogStorage.open(place, loop, settings, new NoMetrics());
  }

  void append(FileLogStorage log, HardState hardState, LogEntry... entries) {
    loop.await(log.append(List.of(entries), hardState));
  }

  /** Opens the place, reads it and closes it again. */
  Recovered recovered(Path place) {
    return recovered(place, OnDamage.REFUSE);
  }

  Recovered recovered(Path place, OnDamage onDamage) {
    FileLogStorage log = open(place, settings(UNSYNCED));
    try {
      return log.recover(onDamage);
    } finally {
      log.close();
    }
  }

  static List<Extent> records(Path segment) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
    SegmentHeader header = SegmentHeader.decode(bytes, segment, bytes.getLong(8));
    List<Extent> found = new ArrayList<>();
    int at = SegmentHeader.SIZE;
    for (RecordHead head = RecordHead.at(bytes, at, header); head != null; head = RecordHead.at(bytes, at, header)) {
      found.add(new Extent(at, at + RecordHead.SIZE + head.length(), head.end(at)));
      at = head.end(at);
    }
    return found;
  }

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> old = Files.list(to)) {
      for (Path file : old.toList()) Files.delete(file);
    }
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
    }
  }

  static void flip(Path file, int offset) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[offset] ^= (byte) 0x55;
    Files.write(file, bytes);
  }
}
