package io.hexareme.adapters.runtimefake.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** {@code tar cf -} and {@code tar xf -}, as {@code kubectl cp} runs them: an archive comes in or goes out, never a file. */
final class Tar implements Command {
  @Override
  public void run(List<String> arguments, Io io, Surroundings at, IntConsumer exit) {
    String directory = "/";
    String what = "";
    List<String> paths = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.equals("-C") && i + 1 < arguments.size()) {
        directory = arguments.get(++i);
      } else if (what.isEmpty() && word.matches("-?[cxvzmpf]+")) {
        what = word;
      } else if (!word.startsWith("-")) {
        paths.add(word);
      }
    }
    if (what.contains("c")) {
      create(directory, paths, io, at, exit);
    } else if (what.contains("x")) {
      TarReader reader = new TarReader(at.files(), directory);
      io.in().read(reader::take, () -> end(reader, io, exit));
    } else {
      io.complain("tar: must specify one of -c, -x");
      exit.accept(1);
    }
  }

  private static void create(String directory, List<String> paths, Io io, Surroundings at, IntConsumer exit) {
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
    writer.pieces().forEach(io.out());
    exit.accept(code);
  }

  private static void end(TarReader reader, Io io, IntConsumer exit) {
    String failure = reader.failure();
    if (!failure.isEmpty()) {
      io.complain("tar: " + failure);
    }
    exit.accept(failure.isEmpty() ? 0 : 1);
  }
}
