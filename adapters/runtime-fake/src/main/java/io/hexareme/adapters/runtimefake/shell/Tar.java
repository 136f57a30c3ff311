package io.hexareme.adapters.runtimefake.shell;

import io.hexareme.ports.value.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.zip.GZIPOutputStream;

/** {@code tar c} and {@code tar x}, as {@code kubectl cp} and the clients' libraries run them: an archive comes in, goes out, or is a file. */
final class Tar implements Command {
  @Override
  public void run(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    String directory = "/";
    String what = "";
    String archive = "-";
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("-C") && i + 1 < arguments.size()) {
        directory = arguments.get(++i);
      } else if (what.isEmpty() && word.matches("-?[cxvzmpf]+")) {
        what = word;
        if (word.contains("f") && i + 1 < arguments.size()) {
          archive = arguments.get(++i);
        }
      } else if (!word.startsWith("-")) {
        paths.add(word);
      }
    }
    if (arguments.contains("--version")) {
      io.print("tar (played by a fake)\n");
      exit.accept(0);
    } else if (what.contains("c")) {
      create(directory, paths, new Target(archive, what.contains("z")), io, at, exit);
    } else if (what.contains("x")) {
      extract(directory, archive, io, at, exit);
    } else {
      io.complain("tar: must specify one of -c, -x");
      exit.accept(1);
    }
  }

  private static void extract(String directory, String archive, Io io, Surroundings at, IntConsumer exit) {
    TarReader reader = new TarReader(at.files(), directory);
    if (archive.equals("-")) {
      io.in().read(reader::take, () -> end(reader, io, exit));
      return;
    }
    Optional<Bytes> file = at.files().read(archive);
    if (file.isEmpty()) {
      io.complain("tar: " + archive + ": Cannot open: No such file or directory");
      exit.accept(2);
      return;
    }
    reader.take(file.get());
    end(reader, io, exit);
  }

  /** Where an archive goes. */
  private record Target(String file, boolean packed) {
    boolean deliver(List<Bytes> pieces, Io io, Surroundings at) {
      List<Bytes> bytes = packed ? List.of(packed(pieces)) : pieces;
      if (file.equals("-")) {
        bytes.forEach(io.out());
        return true;
      }
      try {
        at.files().write(file, joined(bytes));
        return true;
      } catch (IllegalStateException readOnly) {
        io.complain("tar: " + readOnly.getMessage());
        return false;
      }
    }

    private static Bytes joined(List<Bytes> pieces) {
      ByteArrayOutputStream whole = new ByteArrayOutputStream();
      pieces.forEach(piece -> whole.writeBytes(piece.array()));
      return new Bytes(whole.toByteArray());
    }

    private static Bytes packed(List<Bytes> pieces) {
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(joined(pieces).array());
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible); // in memory
      }
      return new Bytes(packed.toByteArray());
    }
  }

  private static void create(String directory, List<String> paths, Target archive, Io io, Surroundings at, IntConsumer exit) {
    TarWriter writer = new TarWriter(at.clock().now());
    int code = 0;
    for (String path : paths) {
      String whole = path.startsWith("/") ? path : directory.replaceAll("/$", "") + "/" + path;
      String tidy = whole.replaceAll("(/\\.)?/+$", "").isEmpty() ? "/" : whole.replaceAll("(/\\.)?/+$", "");
      if (at.files().isDirectory(tidy)) {
        writer.directory(tidy);
      } else if (at.files().read(tidy).isEmpty()) {
        io.complain("tar: " + path + ": No such file or directory");
        code = 2;
      }
      at.files().below(tidy).forEach(file -> at.files().read(file).ifPresent(content -> writer.file(file, content)));
    }
    exit.accept(archive.deliver(writer.pieces(), io, at) ? code : 2);
  }

  private static void end(TarReader reader, Io io, IntConsumer exit) {
    String failure = reader.failure();
    if (!failure.isEmpty()) {
      io.complain("tar: " + failure);
    }
    exit.accept(failure.isEmpty() ? 0 : 1);
  }
}
