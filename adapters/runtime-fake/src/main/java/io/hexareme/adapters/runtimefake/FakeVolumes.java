package io.hexareme.adapters.runtimefake;

import io.hexareme.ports.runtime.Volumes.File;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The volumes of a node's Pods, in memory: a process that dies takes them with it, and the next kubelet writes them anew. */
final class FakeVolumes {
  private final Map<String, Map<String, Volume>> pods = new LinkedHashMap<>();

  /** @param written whether the kubelet writes it; then containers do not, and its files are replaced all at once */
  record Volume(boolean written, TreeMap<String, File> files) {
    static Volume scratch() {
      return new Volume(false, new TreeMap<>());
    }
  }

  /** What is in them now. */
  FakeVolumes copy() {
    FakeVolumes copy = new FakeVolumes();
    copy.adopt(this);
    return copy;
  }

  void adopt(FakeVolumes others) {
    others.pods.forEach((podUid, volumes) -> volumes.forEach(
        (name, volume) -> of(podUid).put(name, new Volume(volume.written(), new TreeMap<>(volume.files())))));
  }

  void write(String podUid, String volume, Map<String, File> files) {
    of(podUid).put(volume, new Volume(true, new TreeMap<>(files)));
  }

  void make(String podUid, String volume) {
    of(podUid).putIfAbsent(volume, Volume.scratch());
  }

  void remove(String podUid) {
    pods.remove(podUid);
  }

  /** As it is now; a scratch volume for one that nobody made. */
  Volume get(String podUid, String volume) {
    return of(podUid).computeIfAbsent(volume, name -> Volume.scratch());
  }

  private Map<String, Volume> of(String podUid) {
    return pods.computeIfAbsent(podUid, uid -> new LinkedHashMap<>());
  }
}
