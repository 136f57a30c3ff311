package io.hexareme.adapters.backupetcd;

import io.hexareme.ports.store.BackupFormat;
import io.hexareme.ports.store.BackupShelf;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.time.Loop;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/** Backups as files of one directory, made where it is missing. The worker does all the waiting for the disk. */
public final class BackupDirectory implements BackupShelf {
  private final Path directory;
  private final BackupFormat format;
  private final Loop loop;
  private final Executor worker;

  /**
   * @param loop where answers are given
   * @param worker runs one task after the other, beside the loop
   */
  public BackupDirectory(Path directory, BackupFormat format, Loop loop, Executor worker) {
    this.directory = directory;
    this.format = format;
    this.loop = loop;
    this.worker = worker;
  }

  @Override
  public CompletionStage<List<String>> names() {
    return work(() -> {
      if (!Files.exists(directory)) {
        return List.of();
      }
      try (Stream<Path> files = Files.list(directory)) {
        return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString())
            .filter(name -> !name.endsWith(SnapshotFiles.UNFINISHED)).sorted().toList();
      }
    });
  }

  @Override
  public CompletionStage<Void> put(String name, StoreImage image) {
    return work(() -> {
      Files.createDirectories(directory);
      SnapshotFiles.write(directory.resolve(name), format.encode(image));
      return null;
    });
  }

  @Override
  public CompletionStage<Void> remove(String name) {
    return work(() -> {
      Files.deleteIfExists(directory.resolve(name));
      return null;
    });
  }

  @FunctionalInterface
  private interface Work<T> {
    T done() throws IOException;
  }

  private <T> CompletionStage<T> work(Work<T> work) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    worker.execute(() -> {
      try {
        T value = work.done();
        loop.execute(() -> answer.complete(value));
      } catch (IOException | RuntimeException | Error failure) {
        loop.execute(() -> answer.completeExceptionally(new BackupFailed(directory, failure)));
      }
    });
    return answer;
  }

  /** The directory cannot be used. */
  static final class BackupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BackupFailed(Path directory, Throwable cause) {
      super("the backup directory " + directory + ": " + words(cause), cause);
    }

    private static String words(Throwable cause) {
      String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
      return cause instanceof FileSystemException || message.isEmpty() ? cause.getClass().getSimpleName() + message : cause.getMessage();
    }
  }
}
