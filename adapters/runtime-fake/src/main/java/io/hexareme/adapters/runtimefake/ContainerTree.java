package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.shell.FileTree;
import io.hexareme.ports.value.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A container's files for the shell: those that are there, and the empty ones that its behaviour lets come and go. */
record ContainerTree(FakeContainer container) implements FileTree {
  private static final Set<String> EVERYWHERE =
      Set.of("", "/", ".", "/bin", "/dev", "/etc", "/home", "/opt", "/proc", "/root", "/run", "/srv", "/sys", "/tmp", "/usr", "/var", "/var/log", "/var/run", "/var/tmp");

  @Override
  public Optional<Bytes> read(String path) {
    return container.files().read(path).or(() ->
        container.behaviour.hasFile(path, container.elapsed()) ? Optional.of(Bytes.EMPTY) : Optional.empty());
  }

  @Override
  public void write(String path, Bytes content) {
    container.files().write(path, content);
  }

  @Override
  public boolean remove(String path) {
    return container.files().remove(path);
  }

  @Override
  public List<String> below(String path) {
    return container.files().below(path);
  }

  @Override
  public boolean isDirectory(String path) {
    String tidy = path.length() > 1 ? path.replaceAll("/+$", "") : path;
    return EVERYWHERE.contains(tidy) || container.told().config().mounts().stream().anyMatch(mount -> mount.containerPath().equals(tidy))
        || container.files().read(tidy).isEmpty() && !container.files().below(tidy).isEmpty();
  }
}
