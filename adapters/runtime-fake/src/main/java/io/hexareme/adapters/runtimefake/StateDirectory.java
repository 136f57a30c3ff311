package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.ContainerRuntime.Container;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerConfig;
import io.hexareme.ports.runtime.ContainerRuntime.ContainerState;
import io.hexareme.ports.runtime.ContainerRuntime.Mount;
import io.hexareme.ports.runtime.ContainerRuntime.Sandbox;
import io.hexareme.ports.runtime.ContainerRuntime.SandboxConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where sandboxes and containers outlive the process: one small file each, replaced as a whole by a rename, so that a kill at any
 * moment leaves the old or the new state. Nothing is synced to the disk: a fake container need not outlive the machine.
 */
final class StateDirectory {
  private static final String SANDBOX = ".sandbox";
  private static final String FRESH = ".new";
  private static final String CONTAINER = ".container";

  private final Path directory;

  /** @param directory null to keep nothing */
  StateDirectory(Path directory) {
    this.directory = directory;
    if (directory != null) {
      try {
        Files.createDirectories(directory);
        sweep();
      } catch (IOException failure) {
        throw new UncheckedIOException("the fake runtime's state directory " + directory + " cannot be used", failure);
      }
    }
  }

  /** Deletes what a kill left half written. */
  private void sweep() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "*" + FRESH)) {
      for (Path file : left) {
        Files.delete(file);
      }
    }
  }

  void save(Sandbox sandbox) {
    SandboxConfig config = sandbox.config();
    write(sandbox.id() + SANDBOX, new StateFile()
        .put("id", sandbox.id())
        .put("podUid", config.podUid())
        .put("namespace", config.namespace())
        .put("podName", config.podName())
        .put("attempt", Integer.toString(config.attempt()))
        .put("hostNetwork", Boolean.toString(config.hostNetwork()))
        .put("ready", Boolean.toString(sandbox.ready()))
        .put("createdAt", sandbox.createdAt())
        .put("ip", sandbox.ip())
        .put("label", config.labels())
        .put("annotation", config.annotations()));
  }

  void save(Container container) {
    ContainerConfig config = container.config();
    write(container.id() + CONTAINER, new StateFile()
        .put("id", container.id())
        .put("sandboxId", container.sandboxId())
        .put("name", config.name())
        .put("attempt", Integer.toString(config.attempt()))
        .put("image", config.image())
        .put("imageId", config.imageId())
        .put("state", container.state().name())
        .put("createdAt", container.createdAt())
        .put("startedAt", container.startedAt())
        .put("finishedAt", container.finishedAt())
        .put("exitCode", Integer.toString(container.exitCode()))
        .put("reason", container.reason())
        .put("message", container.message())
        .put("command", config.command())
        .put("args", config.args())
        .put("env", config.environment())
        .put("label", config.labels())
        .put("mount", config.mounts().stream().map(StateDirectory::line).toList()));
  }

  private static String line(Mount mount) {
    return String.join("\t", mount.volume(), mount.subPath(), Boolean.toString(mount.readOnly()), mount.containerPath());
  }

  private static Mount mount(String line) {
    String[] parts = line.split("\t", 4);
    return new Mount(parts[3], parts[0], parts[1], Boolean.parseBoolean(parts[2]));
  }

  void removeSandbox(String id) {
    remove(id + SANDBOX);
  }

  void removeContainer(String id) {
    remove(id + CONTAINER);
  }

  /** In order of creation. */
  List<Sandbox> sandboxes() {
    return read(SANDBOX).stream().map(StateDirectory::sandbox).sorted(Comparator.comparing(Sandbox::createdAt)).toList();
  }

  List<Container> containers() {
    return read(CONTAINER).stream().map(StateDirectory::container).sorted(Comparator.comparing(Container::createdAt)).toList();
  }

  private static Sandbox sandbox(StateFile file) {
    SandboxConfig config = new SandboxConfig(file.text("podUid"), file.text("namespace"), file.text("podName"),
        Integer.parseInt(file.text("attempt")), Boolean.parseBoolean(file.text("hostNetwork")), file.map("label"), file.map("annotation"));
    return new Sandbox(file.text("id"), config, Boolean.parseBoolean(file.text("ready")), file.instant("createdAt"), file.text("ip"));
  }

  private static Container container(StateFile file) {
    Map<String, String> labels = file.map("label");
    ContainerConfig config = new ContainerConfig(file.text("name"), Integer.parseInt(file.text("attempt")), file.text("image"),
        file.text("imageId"), file.list("command"), file.list("args"), file.map("env"), labels,
        file.list("mount").stream().map(StateDirectory::mount).toList());
    return new Container(file.text("id"), file.text("sandboxId"), config, ContainerState.valueOf(file.text("state")),
        file.instant("createdAt"), file.instant("startedAt"), file.instant("finishedAt"), Integer.parseInt(file.text("exitCode")),
        file.text("reason"), file.text("message"));
  }

  private void write(String name, StateFile file) {
    if (directory == null) {
      return;
    }
    try {
      Path fresh = directory.resolve(name + FRESH);
      Files.writeString(fresh, file.print(), StandardCharsets.UTF_8);
      Files.move(fresh, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException("the fake runtime's state cannot be written to " + directory, failure);
    }
  }

  private void remove(String name) {
    if (directory == null) {
      return;
    }
    try {
      Files.deleteIfExists(directory.resolve(name));
    } catch (IOException failure) {
      throw new UncheckedIOException("the fake runtime's state cannot be removed from " + directory, failure);
    }
  }

  private List<StateFile> read(String suffix) {
    if (directory == null) {
      return List.of();
    }
    List<StateFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.filter(path -> path.toString().endsWith(suffix)).sorted().toList()) {
        files.add(StateFile.parse(Files.readString(path, StandardCharsets.UTF_8)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the fake runtime's state cannot be read from " + directory, failure);
    }
    return files;
  }
}
