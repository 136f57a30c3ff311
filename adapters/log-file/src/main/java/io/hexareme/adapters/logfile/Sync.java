package io.hexareme.adapters.logfile;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Brings a segment's content to stable storage. A seam, so that tests can let it fail. */
@FunctionalInterface
interface Sync {
  Sync FSYNC = channel -> channel.force(false);

  void force(FileChannel channel) throws IOException;
}
