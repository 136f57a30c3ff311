package io.hexareme.adapters.runtimefake;

import io.hexareme.adapters.runtimefake.FakeVolumes.Volume;
import io.hexareme.ports.runtime.ContainerRuntime.Mount;
import io.hexareme.ports.runtime.Volumes.File;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The file system of one container: what it has written itself, and above that its mounts, the innermost first. */
final class ContainerFiles {
  private static final int MODE = 0644;

  private final TreeMap<String, File> own = new TreeMap<>();
  private final List<Place> places = new ArrayList<>();

  /** @param frozen what was there when a part of a kubelet's volume was mounted: such a mount is not brought up to date; null for live */
  private record Place(Mount mount, String at, FakeVolumes volumes, String podUid, TreeMap<String, File> frozen) {

    Volume volume() {
      return volumes.get(podUid, mount.volume());
    }

    boolean isReadOnly() {
      return mount.readOnly() || frozen != null || volume().written();
    }

    /** The path in the volume of a path in the container; null when it is not below this mount. */
    String inside(String path) {
      if (path.equals(at)) {
        return mount.subPath();
      }
      if (!path.startsWith(at.equals("/") ? at : at + "/")) {
        return null;
      }
      String rest = path.substring(at.equals("/") ? 1 : at.length() + 1);
      return mount.subPath().isEmpty() ? rest : mount.subPath() + "/" + rest;
    }

    /** The paths in the container of the files that are there. */
    List<String> paths() {
      String under = mount.subPath();
      return files().keySet().stream()
          .filter(name -> under.isEmpty() || name.equals(under) || name.startsWith(under + "/"))
          .map(name -> under.isEmpty() ? at + "/" + name : at + name.substring(under.length()))
          .toList();
    }

    TreeMap<String, File> files() {
      return frozen != null ? frozen : volume().files();
    }
  }

  private ContainerFiles(TreeMap<String, File> own) {
    this.own.putAll(own);
  }

  /** The same files over volumes that are copies of these. */
  ContainerFiles copy(FakeVolumes volumes) {
    ContainerFiles copy = new ContainerFiles(own);
    places.forEach(place -> copy.places.add(new Place(place.mount(), place.at(), volumes, place.podUid(), place.frozen())));
    return copy;
  }

  ContainerFiles(FakeVolumes volumes, String podUid, List<Mount> mounts) {
    for (Mount mount : mounts) {
      Volume volume = volumes.get(podUid, mount.volume());
      boolean part = !mount.subPath().isEmpty() && volume.written();
      places.addFirst(new Place(mount, tidy(mount.containerPath()), volumes, podUid, part ? new TreeMap<>(volume.files()) : null));
    }
  }

  Optional<Bytes> read(String path) {
    String wanted = tidy(path);
    Optional<Place> place = placeOf(wanted);
    File file = place.isPresent() ? place.get().files().get(place.get().inside(wanted)) : own.get(wanted);
    return Optional.ofNullable(file).map(File::content);
  }

  void write(String path, Bytes content) {
    String wanted = tidy(path);
    Optional<Place> place = placeOf(wanted);
    if (place.filter(Place::isReadOnly).isPresent()) {
      throw new IllegalStateException("open " + path + ": read-only file system");
    }
    if (place.isPresent()) {
      place.get().volume().files().put(place.get().inside(wanted), new File(content, MODE));
    } else {
      own.put(wanted, new File(content, MODE));
    }
  }

  /** False when there is no such file. */
  boolean remove(String path) {
    String wanted = tidy(path);
    Optional<Place> place = placeOf(wanted);
    if (place.isEmpty()) {
      return own.remove(wanted) != null;
    }
    if (place.get().isReadOnly()) {
      throw new IllegalStateException("can't remove '" + path + "': Read-only file system");
    }
    return place.get().volume().files().remove(place.get().inside(wanted)) != null;
  }

  /** All files at or below a path, in order. */
  List<String> below(String directory) {
    String wanted = tidy(directory);
    TreeSet<String> paths = new TreeSet<>(own.keySet());
    places.forEach(place -> paths.addAll(place.paths()));
    return paths.stream()
        .filter(path -> wanted.equals("/") || path.equals(wanted) || path.startsWith(wanted + "/"))
        .filter(path -> read(path).isPresent())
        .toList();
  }

  private Optional<Place> placeOf(String path) {
    return places.stream().filter(place -> place.inside(path) != null).findFirst();
  }

  private static String tidy(String path) {
    String whole = ("/" + path).replaceAll("/+", "/");
    return whole.length() > 1 && whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
  }
}
