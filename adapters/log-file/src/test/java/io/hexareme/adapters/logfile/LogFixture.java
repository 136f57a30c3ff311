package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.time.ManualLoop;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Writes logs, looks at their records and copies them as a crash would leave them. */
final class LogFixture {
  static final SegmentSizes ONE_SEGMENT = new SegmentSizes(2048, 2048);
  final ManualLoop loop = new ManualLoop();

  /** Where a record begins, where its body ends and where the next begins. */
  record Extent(int start, int bodyEnd, int end) {}

  static LogEntry entry(long index) {
    return new LogEntry(index, 1, Bytes.utf8("payload of entry " + index));
  }

  FileLogStorage open(Path place, SegmentSizes sizes) {
    return FileLogStorage.open(place, loop, sizes, Sync.FSYNC);
  }

  void append(FileLogStorage log, HardState hardState, LogEntry... entries) {
    loop.await(log.append(List.of(entries), hardState));
  }

  /** Opens the place, reads it and closes it again. */
  Recovered recovered(Path place) {
    FileLogStorage log = open(place, ONE_SEGMENT);
    try {
      return log.recover();
    } finally {
      log.close();
    }
  }

  static List<Extent> records(Path segment) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
    int salt = bytes.getInt(24);
    List<Extent> found = new ArrayList<>();
    int at = SegmentHeader.SIZE;
    for (Record record = Record.at(bytes, at, salt); record != null; record = Record.at(bytes, at, salt)) {
      found.add(new Extent(at, at + Record.HEAD + bytes.getInt(at), record.end()));
      at = record.end();
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
