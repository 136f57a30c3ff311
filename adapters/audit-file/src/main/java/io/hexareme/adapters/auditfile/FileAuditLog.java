package io.hexareme.adapters.auditfile;

import io.hexareme.ports.audit.AuditLog;
import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.value.Value.Obj;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Appends events to a file, in the order in which they are told. */
public final class FileAuditLog implements AuditLog, AutoCloseable {
  /** The end of the queue, told apart by being this very object. */
  private static final Obj END = new Obj(java.util.Map.of());

  private final Path file;
  private final long most;
  private final int backups;
  private final BodyEncoder json;
  private final Consumer<IOException> complaints;
  private final BlockingQueue<Obj> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private OutputStream out;
  private long size;

  /**
   * Goes on at the end of the file, if there is one.
   *
   * @param mostBytes a file is not written beyond that, unless one event alone is longer
   * @param backups how many older files are kept
   * @param complaints told when an event cannot be written, on the writing thread; later ones are tried all the same
   * @throws UncheckedIOException when the file cannot be written to
   */
  public FileAuditLog(Path file, long mostBytes, int backups, BodyEncoder json, Consumer<IOException> complaints) {
    this.file = file;
    this.most = mostBytes;
    this.backups = backups;
    this.json = json;
    this.complaints = complaints;
    try {
      open();
    } catch (IOException cannot) {
      throw new UncheckedIOException("the audit log cannot be written to " + file, cannot);
    }
    writer = Thread.ofPlatform().daemon().name("audit-log").start(this::run);
  }

  @Override
  public void record(Obj event) {
    queue.add(event);
  }

  /** Writes what has been told, and ends. */
  @Override
  public void close() {
    queue.add(END);
    try {
      writer.join();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      for (Obj event = queue.take(); event != END; event = queue.take()) {
        write(event);
      }
      out.close();
    } catch (IOException failed) {
      complaints.accept(failed);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Obj event) {
    try {
      byte[] line = json.encode(event).array();
      if (size > 0 && size + line.length + 1 > most) {
        rotate();
      }
      out.write(line);
      out.write('\n');
      size += line.length + 1;
      if (queue.isEmpty()) {
        out.flush();
      }
    } catch (IOException failed) {
      complaints.accept(failed);
    }
  }

  private void rotate() throws IOException {
    out.close();
    Files.deleteIfExists(older(backups));
    for (int number = backups - 1; number >= 1; number--) {
      if (Files.exists(older(number))) {
        Files.move(older(number), older(number + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (backups > 0) {
      Files.move(file, older(1), StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.delete(file);
    }
    open();
  }

  private Path older(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private void open() throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    out = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    size = Files.size(file);
  }
}
