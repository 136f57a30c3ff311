package io.hexareme.adapters.logfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Files for new segments, with all their blocks on disk, so that nobody waits while they are filled: segments that are not needed any
 * more, else one that a thread of its own has filled with zeros while the one before was in use. What a recycled file had before is
 * void by the new segment's salt. All of them have temporary names: a restart sweeps them away.
 */
final class SegmentSupply {
  private static final int SPARES = 2;
  private final LogDirectory directory;
  private final SecureRandom random = new SecureRandom();
  private final ArrayDeque<Path> spares = new ArrayDeque<>();
  private CompletableFuture<Path> filled;

  SegmentSupply(LogDirectory directory) {
    this.directory = directory;
  }

  /** Begins to fill a file when there is none to recycle, so that the next segment need not be waited for. */
  void prepare(int capacity) {
    if (filled != null || !spares.isEmpty()) return;
    CompletableFuture<Path> done = new CompletableFuture<>();
    filled = done;
    Thread.ofPlatform().name("log-file-preallocation").daemon().start(() -> {
      try {
        done.complete(fill(capacity));
      } catch (IOException | RuntimeException | Error e) {
        done.completeExceptionally(e); // told when the file is needed: until then the log can go on
      }
    });
  }

  /** The segment is not needed any more. The caller syncs the directory before it asks for another. */
  void recycle(Path segment) throws IOException {
    if (spares.size() == SPARES) directory.delete(segment);
    else spares.add(directory.rename(segment, directory.temporary("spare-" + segment.getFileName())));
  }

  /** A new segment, in place: its header is durable and so is its name. */
  Segment take(long sequence, long firstBatch, int wanted, int record) throws IOException {
    Path source = source(wanted, record);
    Path file = directory.segment(sequence);
    FileChannel channel = FileChannel.open(source, StandardOpenOption.WRITE);
    try {
      SegmentHeader header = new SegmentHeader(sequence, firstBatch, random.nextInt(), Math.toIntExact(channel.size()));
      Segment.write(channel, header.encode(), 0);
      directory.force(source, channel);
      directory.rename(source, file);
      directory.sync();
      return new Segment(file, header, channel, SegmentHeader.SIZE);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private Path source(int wanted, int record) throws IOException {
    int needed = SegmentSizes.needed(record);
    while (!spares.isEmpty()) {
      Path spare = spares.poll();
      if (Files.size(spare) >= needed) return spare;
      directory.delete(spare);
    }
    Path ready = awaitFilled();
    if (ready == null) return fill(wanted);
    if (Files.size(ready) >= needed) return ready;
    directory.delete(ready);
    return fill(wanted);
  }

  private Path awaitFilled() throws IOException {
    if (filled == null) return null;
    try {
      return filled.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } finally {
      filled = null;
    }
  }

  private Path fill(int capacity) throws IOException {
    Path file = directory.temporary("next");
    directory.write(file, (name, channel) -> Segment.zero(channel, 0, capacity));
    return file;
  }

  /** Waits for the thread, and gives back what is not used. */
  void close() throws IOException {
    if (filled != null) {
      filled.handle((file, failure) -> null).join();
      directory.delete(directory.temporary("next"));
    }
    for (Path spare : spares) directory.delete(spare);
    spares.clear();
  }
}
