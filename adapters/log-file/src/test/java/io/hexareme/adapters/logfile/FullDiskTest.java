package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real disk of a few megabytes that fills up: an ext4 image on a loop device, which only a machine's owner may mount. */
class FullDiskTest {
  private static final int IMAGE = 8 << 20;
  @TempDir Path temporary;
  private final LogFixture fixture = new LogFixture();
  private Path mounted;

  private Path mount() throws IOException {
    Path image = temporary.resolve("image");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(IMAGE);
    }
    Path place = Files.createDirectory(temporary.resolve("disk"));
    String refusal = run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString());
    if (refusal.isEmpty()) refusal = run("mount", "-o", "loop", image.toString(), place.toString());
    boolean required = "true".equals(System.getenv("HEXAREME_REQUIRE_PEERS"));
    if (required) assertThat(refusal).as("a disk image can be mounted").isEmpty();
    assumeThat(refusal).as("this machine mounts no disk image: " + refusal).isEmpty();
    mounted = place;
    return place.resolve("log");
  }

  /** What it complains of; empty when all went well. */
  private static String run(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes()).strip();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return command[0] + " took too long";
      }
      return process.exitValue() == 0 ? "" : command[0] + ": " + (said.isEmpty() ? process.exitValue() : said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @AfterEach
  void unmount() throws IOException {
    if (mounted != null) assertThat(run("umount", mounted.toString())).isEmpty();
  }

  private static LogEntry large(long index) {
    byte[] payload = new byte[100_000];
    payload[0] = (byte) index;
    return new LogEntry(index, 1, new Bytes(payload));
  }

  @Test
  void a_log_on_a_full_disk_stops_and_has_all_that_it_acknowledged() throws IOException {
    Path place = mount();
    FileLogStorage log = fixture.open(place, LogFixture.settings(512 * 1024));
    log.recover();
    fixture.append(log, new HardState(1, "me", 0));
    List<LogEntry> acknowledged = new ArrayList<>();
    LogFailure full = null;
    for (int i = 1; i < 500 && full == null; i++) {
      try {
        fixture.append(log, null, large(i));
        acknowledged.add(large(i));
      } catch (LogFailure e) {
        full = e;
      }
    }
    assertThat(full).hasMessageContaining(place.toString()).hasMessageContaining("No space left on device");
    assertThat(acknowledged).hasSizeGreaterThan(20);
    // For good: that there is room for a little one again does not bring it back.
    assertThatThrownBy(() -> fixture.append(log, null, LogFixture.entry(acknowledged.size() + 1)))
        .isInstanceOf(LogFailure.class).hasMessageContaining("No space left on device");
    assertThatThrownBy(() -> fixture.loop.await(log.snapshot(1, 1, List.of()))).isInstanceOf(LogFailure.class);
    log.close();
    assertThat(fixture.recovered(place)).isEqualTo(new Recovered(new HardState(1, "me", 0), 0, 0, List.of(), acknowledged));
  }

  @Test
  void a_snapshot_that_finds_no_room_stops_the_log_and_leaves_nothing_behind() throws IOException {
    Path place = mount();
    FileLogStorage log = fixture.open(place, LogFixture.settings(512 * 1024));
    log.recover();
    fixture.append(log, null, LogFixture.entry(1));
    List<Bytes> chunks = new ArrayList<>();
    for (int i = 0; i < 12; i++) chunks.add(new Bytes(new byte[1 << 20]));
    assertThatThrownBy(() -> fixture.loop.await(log.snapshot(1, 1, chunks)))
        .isInstanceOf(LogFailure.class).hasMessageContaining("No space left on device");
    assertThatThrownBy(() -> fixture.append(log, null, LogFixture.entry(2))).isInstanceOf(LogFailure.class);
    log.close();
    assertThat(place.toFile().list()).allMatch(name -> !name.contains("snapshot"));
    assertThat(fixture.recovered(place).entries()).containsExactly(LogFixture.entry(1));
  }
}
