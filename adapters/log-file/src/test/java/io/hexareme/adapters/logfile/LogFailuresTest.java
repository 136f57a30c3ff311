package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.LogFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFailuresTest {
  @TempDir Path temporary;
  private final LogFixture fixture = new LogFixture();

  @Test
  void after_a_failed_sync_nothing_is_acknowledged_and_no_sync_is_tried_again() {
    AtomicInteger syncs = new AtomicInteger();
    FileLogStorage log = fixture.open(temporary, LogFixture.settings(new Disk() {
      @Override
      public void force(Path file, FileChannel channel) throws IOException {
        if (file.toString().endsWith(".log") && syncs.incrementAndGet() == 2) throw new IOException("Input/output error");
      }
    }));
    log.recover();
    fixture.append(log, null, LogFixture.entry(1));
    for (int i = 2; i <= 4; i++) {
      int index = i;
      assertThatThrownBy(() -> fixture.append(log, null, LogFixture.entry(index)))
          .isInstanceOf(LogFailure.class).hasMessageContaining(temporary.toString()).hasMessageContaining("Input/output error");
    }
    assertThatThrownBy(() -> fixture.loop.await(log.snapshot(1, 1, List.of()))).isInstanceOf(LogFailure.class);
    log.close();
    assertThat(syncs).hasValue(2);
  }

  @Test
  void what_follows_a_snapshot_beyond_the_log_is_not_durable_before_it() {
    CountDownLatch asked = new CountDownLatch(1);
    FileLogStorage log = fixture.open(temporary, LogFixture.ONE_SEGMENT);
    log.recover();
    fixture.append(log, null, LogFixture.entry(1));
    log.snapshot(100, 1, () -> {
      try {
        wait(asked);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      throw new IllegalStateException("the state cannot be read");
    });
    var after = log.append(List.of(LogFixture.entry(101)), null);
    asked.countDown();
    assertThatThrownBy(() -> fixture.loop.await(after)).isInstanceOf(LogFailure.class);
    log.close();
    assertThat(fixture.recovered(temporary).entries()).containsExactly(LogFixture.entry(1));
  }

  @Test
  void a_directory_in_use_is_refused_and_free_again_after_close() {
    FileLogStorage log = fixture.open(temporary, LogFixture.ONE_SEGMENT);
    assertThatThrownBy(() -> fixture.open(temporary, LogFixture.ONE_SEGMENT))
        .isInstanceOf(LogFailure.class)
        .hasMessage(temporary + " is in use by process " + ProcessHandle.current().pid());
    log.close();
    fixture.recovered(temporary);
  }

  @Test
  void a_directory_in_use_by_another_process_is_refused_with_its_id() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process other = new ProcessBuilder(
        java.toString(), "-Xshare:auto", "-cp", System.getProperty("java.class.path"), LockHolder.class.getName(), temporary.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      assertThat(other.inputReader().readLine()).isEqualTo("locked");
      assertThatThrownBy(() -> fixture.open(temporary, LogFixture.ONE_SEGMENT))
          .isInstanceOf(LogFailure.class).hasMessage(temporary + " is in use by process " + other.pid());
    } finally {
      other.destroyForcibly().onExit().join();
    }
    fixture.recovered(temporary);
  }

  @Test
  void the_directory_is_made_for_its_owner_alone() throws IOException {
    Path place = temporary.resolve("a/b/log");
    fixture.recovered(place);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place))).isEqualTo("rwx------");
  }

  @Test
  void a_place_that_cannot_be_a_directory_is_refused() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "");
    assertThatThrownBy(() -> fixture.open(file.resolve("log"), LogFixture.ONE_SEGMENT))
        .isInstanceOf(LogFailure.class).hasMessageContaining(file.toString());
    assertThatThrownBy(() -> fixture.open(file, LogFixture.ONE_SEGMENT)).isInstanceOf(LogFailure.class);
  }

  @Test
  void appends_that_wait_share_a_sync_and_their_time_is_measured() {
    CountDownLatch all = new CountDownLatch(1);
    FileLogStorage log = fixture.open(temporary, new Settings(SegmentSizes.DEFAULT, new Disk() {
      @Override
      public void force(Path file, FileChannel channel) throws IOException {
        if (file.toString().endsWith(".log")) LogFailuresTest.wait(all);
        channel.force(false);
      }
    }, Duration.ofDays(1)));
    log.recover();
    var last = log.append(List.of(LogFixture.entry(1)), null);
    for (int i = 2; i <= 1000; i++) last = log.append(List.of(LogFixture.entry(i)), null);
    all.countDown();
    fixture.loop.await(last);
    FsyncLatency.Summary syncs = log.fsyncLatency().summary();
    assertThat(syncs.count()).as("what had come before the first sync, then the rest").isBetween(1L, 2L);
    assertThat(syncs.min()).isPositive().isLessThanOrEqualTo(syncs.mean());
    log.close();
    assertThat(fixture.recovered(temporary).entries()).hasSize(1000);
  }

  private static void wait(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
