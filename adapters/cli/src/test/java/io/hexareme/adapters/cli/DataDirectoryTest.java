package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code up} on a data directory that cannot be used: one line that names place and cause, exit code 1, nothing destroyed. */
class DataDirectoryTest {
  /** Past the header of a segment, in the first record: much comes after it. */
  private static final int EARLY = 100;

  @TempDir
  private Path directory;

  private static Cluster cluster(Path data) {
    return Cluster.start(ClusterSettings.inMemory().withNodes(0).withData(data), failure -> {
      throw new AssertionError(failure);
    });
  }

  /** What it says; it must fail, in one line and without a trace. */
  private static String refused(Path data) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
        .execute("up", "--data", data.toString(), "--port", "0", "--nodes", "0");
    assertThat(code).as(err.toString()).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines()).as(err.toString()).hasSize(1);
    assertThat(err.toString()).startsWith("hexareme: ").doesNotContain("\tat ", "io.hexareme", "Guice", "RuntimeException");
    return err.toString().strip();
  }

  @Test
  void a_directory_that_another_cluster_uses() {
    Path data = directory.resolve("data");
    try (Cluster running = cluster(data)) {
      assertThat(refused(data)).isEqualTo(
          "hexareme: " + data.resolve("store") + " is in use by process " + ProcessHandle.current().pid());
      assertThat(running.port()).isPositive();
    }
    cluster(data).close();
  }

  @Test
  void a_directory_that_cannot_be_written() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "mine");
    for (Path data : new Path[] {file, file.resolve("below")}) {
      assertThat(refused(data)).startsWith("hexareme: cannot create the log's directory " + data.resolve("store") + ": ")
          .contains(file.toString());
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void a_log_whose_earlier_record_is_damaged() throws IOException {
    Path data = directory.resolve("data");
    cluster(data).close();
    Path segment = firstSegment(data);
    flip(segment);
    assertThat(refused(data)).startsWith("hexareme: " + segment + " is corrupted at offset ");
    assertThat(refused(data)).as("asked again").startsWith("hexareme: " + segment + " is corrupted at offset ");
    flip(segment);
    cluster(data).close();
  }

  private static Path firstSegment(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("store"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("wal-")).sorted().findFirst().orElseThrow();
    }
  }

  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(EARLY);
      int old = bytes.read();
      bytes.seek(EARLY);
      bytes.write(old ^ 0x40);
    }
  }

  @Test
  void an_authority_that_is_none() throws IOException {
    Path data = directory.resolve("data");
    cluster(data).close();
    Files.writeString(data.resolve("pki").resolve("ca.crt"), "nonsense");
    assertThat(refused(data)).isNotBlank();
    assertThat(data.resolve("pki").resolve("ca.crt")).hasContent("nonsense");
  }
}
