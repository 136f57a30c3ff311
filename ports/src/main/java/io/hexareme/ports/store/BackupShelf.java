package io.hexareme.ports.store;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Driven port: where backups are kept, by name. Called on a loop, answers on that loop; never blocks. A failed stage says why in words. */
public interface BackupShelf {

  /** What is there, whole, in the order of the names. */
  CompletionStage<List<String>> names();

  /** Keeps the image. Once it completes the backup survives a crash; before, or when it fails, nothing is there under that name that was not before. */
  CompletionStage<Void> put(String name, StoreImage image);

  /** Takes one away; one that is not there is no failure. */
  CompletionStage<Void> remove(String name);
}
