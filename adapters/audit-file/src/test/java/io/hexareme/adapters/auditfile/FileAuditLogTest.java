package io.hexareme.adapters.auditfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.codec.BodyEncoder;
import io.hexareme.ports.value.Bytes;
import io.hexareme.ports.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAuditLogTest {
  private static final BodyEncoder JSON = new BodyEncoder() {
    @Override
    public String mediaType() {
      return "application/json";
    }

    @Override
    public Bytes encode(Value value) {
      return Bytes.utf8("{\"n\":" + value.text("n") + "}");
    }
  };

  @TempDir
  private Path directory;

  @Test
  void events_are_lines_in_their_order() throws IOException {
    try (FileAuditLog log = log(1_000_000, 2)) {
      tell(log, 1, 100);
    }
    try (FileAuditLog again = log(1_000_000, 2)) {
      tell(again, 101, 102);
    }
    List<String> lines = Files.readAllLines(file());
    assertThat(lines).hasSize(102).startsWith("{\"n\":1}", "{\"n\":2}").endsWith("{\"n\":101}", "{\"n\":102}");
  }

  @Test
  void a_file_that_is_full_makes_way_and_the_oldest_goes() throws IOException {
    try (FileAuditLog log = log(20, 2)) {
      tell(log, 1, 8); // two lines of 8 bytes to a file
    }
    assertThat(Files.readAllLines(file())).containsExactly("{\"n\":7}", "{\"n\":8}");
    assertThat(Files.readAllLines(directory.resolve("audit.log.1"))).containsExactly("{\"n\":5}", "{\"n\":6}");
    assertThat(Files.readAllLines(directory.resolve("audit.log.2"))).containsExactly("{\"n\":3}", "{\"n\":4}");
    assertThat(directory.resolve("audit.log.3")).doesNotExist();
  }

  @Test
  void without_backups_a_full_file_begins_anew() throws IOException {
    try (FileAuditLog log = log(10, 0)) {
      tell(log, 1, 3);
    }
    assertThat(Files.readAllLines(file())).containsExactly("{\"n\":3}");
  }

  @Test
  void a_place_that_cannot_be_written_is_named() throws IOException {
    Path blocked = Files.writeString(directory.resolve("a-file"), "x").resolve("audit.log");
    assertThatThrownBy(() -> new FileAuditLog(blocked, 10, 1, JSON, complaint -> { })).isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(blocked.toString());
  }

  private Path file() {
    return directory.resolve("audit.log");
  }

  private FileAuditLog log(long most, int backups) {
    return new FileAuditLog(file(), most, backups, JSON, complaint -> {
      throw new AssertionError(complaint);
    });
  }

  private static void tell(FileAuditLog log, int from, int to) {
    for (int n = from; n <= to; n++) {
      log.record(Value.obj("n", Integer.toString(n)));
    }
  }
}
