package io.hexareme.adapters.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.hexareme.adapters.logfile.FileLogStorage;
import io.hexareme.ports.log.LogStorage;
import java.nio.file.Path;

/** The store's log in files: survives the process. */
final class FileLogModule extends AbstractModule {
  private final Path directory;

  FileLogModule(Path directory) {
    this.directory = directory;
  }

  @Provides
  @Singleton
  LogStorage log(ControlPlaneLoops loops) {
    return FileLogStorage.open(directory, loops.server());
  }
}
