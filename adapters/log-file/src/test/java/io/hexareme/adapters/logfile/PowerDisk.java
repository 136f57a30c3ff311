package io.hexareme.adapters.logfile;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A disk that knows what would be left of one directory if the power went now: content as of each file's last sync, names as of the
 * directory's last, and of what came after, any part: names in their order, content by sectors in none.
 */
final class PowerDisk implements Disk {
  private static final int SECTOR = 512;
  private final Path directory;
  private final Steps steps;
  private final Map<Path, Inode> live = new LinkedHashMap<>();
  private final List<Runnable> unsynced = new ArrayList<>();
  private boolean lying;
  private Map<Path, Inode> names = new LinkedHashMap<>();

  /** Is told before each step; the disk stands still meanwhile. */
  @FunctionalInterface
  interface Steps {
    void before(String step) throws IOException;
  }

  private static final class Inode {
    byte[] durable = {};
    byte[] last = {};
  }

  PowerDisk(Path directory, Steps steps) {
    this.directory = directory;
    this.steps = steps;
  }

  @Override
  public synchronized void force(Path file, FileChannel channel) throws IOException {
    step("force " + file.getFileName());
    if (lying) return;
    live.get(file).durable = Files.readAllBytes(file);
  }

  @Override
  public synchronized void rename(Path file, Path to) throws IOException {
    step("rename " + file.getFileName() + " to " + to.getFileName());
    REAL.rename(file, to);
    Inode inode = live.remove(file);
    live.put(to, inode);
    unsynced.add(() -> {
      names.remove(file);
      names.put(to, inode);
    });
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    if (!Files.exists(file)) return;
    step("delete " + file.getFileName());
    live.remove(file).last = Files.readAllBytes(file);
    REAL.delete(file);
    unsynced.add(() -> names.remove(file));
  }

  @Override
  public synchronized void forceNames(Path path) throws IOException {
    if (!path.equals(directory)) return;
    step("force names");
    names = new LinkedHashMap<>(live);
    unsynced.clear();
  }

  /** What is in the directory now counts as durable. */
  synchronized void adopt() throws IOException {
    for (Path file : files(directory)) {
      Inode inode = new Inode();
      inode.durable = Files.readAllBytes(file);
      live.put(file, inode);
    }
    names = new LinkedHashMap<>(live);
  }

  /** From here on, or not any more: it says that content is durable, and keeps nothing. */
  synchronized void lie(boolean lies) {
    lying = lies;
  }

  private void step(String what) throws IOException {
    for (Path file : files(directory)) {
      if (live.containsKey(file)) continue;
      Inode inode = new Inode();
      live.put(file, inode);
      unsynced.add(() -> names.put(file, inode));
    }
    steps.before(what);
  }

  /** What is left in {@code to} in the worst case: only what is durable. */
  synchronized void worst(Path to) throws IOException {
    left(to, 0, new Random(0));
  }

  /** What is left in {@code to}: at worst only what is durable, at best all, else anything in between. */
  void powerCut(Path to, Random random) throws IOException {
    left(to, random.nextInt(4), random);
  }

  private void left(Path to, int kind, Random random) throws IOException {
    Files.createDirectories(to);
    for (Path old : files(to)) Files.delete(old);
    Map<Path, Inode> left = new LinkedHashMap<>(names);
    int done = kind == 0 ? 0 : kind == 1 ? unsynced.size() : random.nextInt(unsynced.size() + 1);
    Map<Path, Inode> durable = names;
    names = left;
    unsynced.subList(0, done).forEach(Runnable::run);
    names = durable;
    for (Map.Entry<Path, Inode> name : left.entrySet()) {
      Files.write(to.resolve(name.getKey().getFileName()), content(name.getValue(), kind, random));
    }
  }

  private byte[] content(Inode inode, int kind, Random random) throws IOException {
    byte[] newest = inode.last;
    for (Map.Entry<Path, Inode> name : live.entrySet()) {
      if (name.getValue() == inode) newest = Files.readAllBytes(name.getKey());
    }
    if (kind == 0) return inode.durable;
    if (kind == 1) return newest;
    byte[] mixed = new byte[random.nextBoolean() ? newest.length : Math.min(newest.length, inode.durable.length)];
    for (int at = 0; at < mixed.length; at += SECTOR) {
      byte[] source = random.nextBoolean() ? newest : inode.durable;
      if (at < source.length) System.arraycopy(source, at, mixed, at, Math.min(SECTOR, Math.min(source.length, mixed.length) - at));
    }
    return mixed;
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> !file.endsWith("lock")).sorted().toList();
    }
  }
}
