package io.hexareme.adapters.schemagenerator;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Names, sizes and times of all inputs, this tool's own classes among them: equal means that running again changes nothing. */
record Fingerprint(List<String> lines) {

  static Fingerprint of(Path... inputs) throws IOException {
    List<Path> all = new ArrayList<>(List.of(inputs));
    all.add(ownClasses());
    List<String> lines = new ArrayList<>();
    for (Path input : all) {
      try (Stream<Path> files = Files.walk(input)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          lines.add(file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
        }
      }
    }
    return new Fingerprint(lines);
  }

  private static Path ownClasses() {
    try {
      return Path.of(Fingerprint.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isSameAs(Path stamp) throws IOException {
    return Files.exists(stamp) && Files.readAllLines(stamp).equals(lines);
  }

  void writeTo(Path stamp) throws IOException {
    Files.write(stamp, lines);
  }
}
