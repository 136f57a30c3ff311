package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.Optional;

/** The files of one container. Directories are where files are, and a few that every image has. */
public interface FileTree {

  Optional<Bytes> read(String path);

  /** @throws IllegalStateException where the file system is read-only; the message is for people */
  void write(String path, Bytes content);

  /** False when there was none. @throws IllegalStateException as for {@link #write} */
  boolean remove(String path);

  /** The paths of all files at or below a path, in order. */
  List<String> below(String path);

  boolean isDirectory(String path);
}
