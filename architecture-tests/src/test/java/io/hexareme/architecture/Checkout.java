package io.hexareme.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the project as they lie on disk, without what is built or not the project's. */
final class Checkout {
  static final Path ROOT = root();
  private static final Set<String> FOREIGN = Set.of("target", "node_modules");

  private Checkout() {}

  /** Maven runs a module's tests in the module's directory, an editor often in the root's. */
  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve("architecture-tests"))) {
      here = here.getParent();
    }
    return here;
  }

  static List<Path> adapters() {
    return children(ROOT.resolve("adapters")).stream().filter(child -> Files.exists(child.resolve("pom.xml"))).toList();
  }

  static List<String> decisions() {
    return children(ROOT.resolve("architecture-tests/decisions")).stream().map(file -> file.getFileName().toString()).toList();
  }

  /** All files with one of these endings. Hidden directories are tools' own, but for {@code .ci}. */
  static List<Path> files(String... endings) {
    List<Path> files = new ArrayList<>();
    walk(new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String name = directory.getFileName().toString();
        boolean foreign = FOREIGN.contains(name) || name.startsWith(".") && !name.equals(".ci");
        return foreign && !directory.equals(ROOT) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (Stream.of(endings).anyMatch(file.getFileName().toString()::endsWith)) {
          files.add(file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
    return files;
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(file.toString(), unreadable);
    }
  }

  private static void walk(SimpleFileVisitor<Path> visitor) {
    try {
      Files.walkFileTree(ROOT, visitor);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<Path> children(Path directory) {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
