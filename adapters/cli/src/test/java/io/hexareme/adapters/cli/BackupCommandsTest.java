package io.hexareme.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.adapters.assembly.BackupSettings;
import io.hexareme.adapters.assembly.Cluster;
import io.hexareme.adapters.assembly.ClusterSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir
  private Path directory;

  private int run(String... args) {
    return Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
  }

  @Test
  void a_backup_is_saved_rehearsed_and_restored() {
    Path live = directory.resolve("live");
    Path file = directory.resolve("one.db");
    start(ClusterSettings.inMemory().withNodes(0).withData(live)).close();

    assertThat(run("store", "snapshot", file.toString(), "--data", live.toString())).as(err::toString).isZero();
    assertThat(out.toString()).matches("saved revision \\d+: .*one.db\n");

    assertThat(run("rehearse", file.toString())).as(err::toString).isZero();
    assertThat(out.toString()).contains("one.db would serve\n", "  ✓ the file is whole", "    namespaces ");

    assertThat(run("store", "restore", file.toString(), "--data", directory.resolve("new").toString())).as(err::toString).isZero();
    assertThat(out.toString()).contains("restored to revision 1000000");
    start(ClusterSettings.inMemory().withNodes(1).withData(directory.resolve("new"))).close();
  }

  @Test
  void a_file_that_is_no_backup_would_not_serve() throws IOException {
    Path file = Files.writeString(directory.resolve("x.db"), "nothing of the kind");

    assertThat(run("rehearse", file.toString())).isEqualTo(1);
    assertThat(out.toString()).startsWith("x.db would not serve: this is no etcd snapshot");
    assertThat(run("rehearse", directory.resolve("none.db").toString())).isEqualTo(1);
    assertThat(out.toString()).contains("none.db would not serve: the backup " + directory.resolve("none.db") + " cannot be read");
  }

  @Test
  void a_directory_in_use_is_neither_saved_nor_overwritten() throws IOException {
    Path live = directory.resolve("live");
    Path file = directory.resolve("one.db");
    try (Cluster cluster = start(ClusterSettings.inMemory().withNodes(0).withData(live))) {
      assertThat(cluster.port()).isPositive();
      assertThat(run("store", "snapshot", file.toString(), "--data", live.toString())).isEqualTo(1);
      assertThat(file).doesNotExist();
    }
    assertThat(run("store", "snapshot", file.toString(), "--data", live.toString())).isZero();
    assertThat(run("store", "restore", file.toString(), "--data", live.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("hexareme: there is something in " + live + " already");
  }

  @Test
  void a_running_cluster_is_backed_up_beside_its_work() throws Exception {
    Path backups = Files.createDirectory(directory.resolve("backups"));
    WatchService watch = backups.getFileSystem().newWatchService();
    backups.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    try (Cluster cluster = start(ClusterSettings.inMemory().withNodes(0).withBackups(
        new BackupSettings(Duration.ofHours(1), backups, 2, complaints::add)))) {
      assertThat(cluster.port()).isPositive();
      Path file = next(backups, watch);
      assertThat(run("rehearse", file.toString())).as(() -> out + "" + err).isZero();
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void a_backup_that_fails_is_complained_of() throws Exception {
    Path notADirectory = Files.writeString(directory.resolve("file"), "");
    BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    try (Cluster cluster = start(ClusterSettings.inMemory().withNodes(0).withBackups(
        new BackupSettings(Duration.ofHours(1), notADirectory, 2, complaints::add)))) {
      assertThat(cluster.port()).isPositive();
      assertThat(complaints.poll(30, TimeUnit.SECONDS)).contains("has failed: the backup directory " + notADirectory);
    }
  }

  @ParameterizedTest
  @CsvSource({"1h,3600", "30m,1800", "1h30m,5400", "45s,45", "7d,604800"})
  void spans_of_time_are_read(String text, long seconds) {
    assertThat(new DurationArgument().convert(text)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--backup-every 1h", "--backup-dir x", "--backup-every 0s --backup-dir x", "--backup-every soon --backup-dir x",
      "--backup-every 1h --backup-dir x --backup-keep 0"})
  void options_that_make_no_sense_are_a_wrong_command_line(String options) {
    assertThat(run(Stream.concat(Stream.of("up"), Stream.of(options.split(" "))).toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString()).contains("--backup-");
  }

  private static Cluster start(ClusterSettings settings) {
    return Cluster.start(settings, failure -> {
      throw new AssertionError(failure);
    });
  }

  /** The name of the next whole backup to appear there. */
  private static Path next(Path backups, WatchService watch) throws InterruptedException {
    while (true) {
      WatchKey key = watch.poll(30, TimeUnit.SECONDS);
      assertThat(key).as("a backup in " + backups).isNotNull();
      for (WatchEvent<?> event : key.pollEvents()) {
        if (event.context().toString().endsWith(".db")) {
          return backups.resolve(event.context().toString());
        }
      }
      key.reset();
    }
  }
}
