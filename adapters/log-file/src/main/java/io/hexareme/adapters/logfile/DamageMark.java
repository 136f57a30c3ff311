package io.hexareme.adapters.logfile;

import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogStorage.Damage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file that says, over restarts, that something was lost and has not been made good: file, offset, what; a line each. */
final class DamageMark {
  private DamageMark() {}

  /** What it says, or null when there is none. */
  static LogCorruption read(LogDirectory directory) throws IOException {
    Path mark = directory.damageMark();
    if (!Files.exists(mark)) return null;
    List<String> lines = Files.readAllLines(mark);
    if (lines.size() != 3 || !lines.get(1).matches("\\d{1,18}")) {
      return new LogCorruption(mark.toString(), 0, "the log was damaged, but where is not to be read here any more");
    }
    return new LogCorruption(lines.get(0), Long.parseLong(lines.get(1)), lines.get(2));
  }

  /** Leaves the mark, once: the first damage is what is told. */
  static void leave(LogDirectory directory, LogCorruption damage) throws IOException {
    if (Files.exists(directory.damageMark())) return;
    String text = damage.file() + "\n" + damage.offset() + "\n" + damage.what() + "\n";
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    directory.create(directory.damageMark(), (file, channel) -> Segment.write(channel, bytes.duplicate(), 0));
  }

  static void remove(LogDirectory directory) throws IOException {
    directory.delete(directory.damageMark());
    directory.sync();
  }

  static Damage damage(LogDirectory directory, LogCorruption found) throws IOException {
    return new Damage(found.getMessage(), directory.setAside());
  }
}
