package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.metrics.NoMetrics;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a damaged log, and what a member is told of it. */
class DamageTest {
  private static final HardState STATE = new HardState(3, "me", 4);
  private static final List<Bytes> CHUNKS = List.of(Bytes.utf8("the state after entry 4"), Bytes.utf8("and more"));
  @TempDir Path temporary;
  private final LogFixture fixture = new LogFixture();
  private Path place;

  /** Entries 1 to 12 of several segments, a snapshot of 4, a clean end. */
  private void write() throws IOException {
    place = temporary.resolve("log");
    FileLogStorage log = fixture.open(place, LogFixture.settings(256));
    log.recover();
    for (int i = 1; i <= 12; i++) {
      fixture.append(log, i == 4 ? STATE : null, LogFixture.entry(i));
      if (i == 5) fixture.loop.await(log.snapshot(4, 1, CHUNKS));
    }
    log.close();
  }

  private static List<LogEntry> entries(int from, int to) {
    List<LogEntry> entries = new ArrayList<>();
    for (int i = from; i <= to; i++) entries.add(LogFixture.entry(i));
    return entries;
  }

  private List<Path> files(String suffix) throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  @Test
  void wherever_a_byte_is_wrong_it_is_harmless_or_it_is_refused_and_a_prefix_can_be_kept() throws IOException {
    write();
    Path saved = temporary.resolve("saved");
    LogFixture.copy(place, saved);
    Recovered whole = fixture.recovered(place);
    assertThat(whole.entries()).isEqualTo(entries(5, 12));
    Random random = new Random(1);
    int refused = 0;
    for (Path file : files(".log")) {
      long size = Files.size(saved.resolve(file.getFileName()));
      for (int at = random.nextInt(5); at < size; at += 1 + random.nextInt(9)) {
        LogFixture.copy(saved, place);
        LogFixture.flip(file, at);
        if (keepsPrefix(whole, file + " at " + at)) refused++;
      }
    }
    assertThat(refused).isGreaterThan(50);
  }

  /** Whether it was refused. */
  private boolean keepsPrefix(Recovered whole, String where) throws IOException {
    try {
      assertThat(fixture.recovered(place)).as(where).isEqualTo(whole);
      return false;
    } catch (LogCorruption e) {
      Recovered kept = fixture.recovered(place, OnDamage.KEEP_INTACT);
      assertThat(kept.damage().what()).as(where).isEqualTo(e.getMessage());
      assertThat(kept.snapshot()).as(where).isEqualTo(CHUNKS);
      assertThat(kept.entries()).as(where).isEqualTo(whole.entries().subList(0, kept.entries().size()));
      assertThat(kept.hardState()).as(where).isEqualTo(STATE);
      return true;
    }
  }

  @Test
  void damage_is_told_over_restarts_until_it_is_made_good() throws IOException {
    write();
    Path second = files(".log").get(1);
    LogFixture.flip(second, LogFixture.records(second).getFirst().start() + 40);
    byte[] damaged = Files.readAllBytes(second);
    Recovered kept = fixture.recovered(place, OnDamage.KEEP_INTACT);
    assertThat(kept.damage().what()).contains(second.toString());
    assertThat(kept.damage().setAside()).contains(second + ".damaged-1");
    assertThat(Files.readAllBytes(Path.of(second + ".damaged-1"))).isEqualTo(damaged);
    assertThatThrownBy(() -> fixture.recovered(place)).isInstanceOfSatisfying(LogCorruption.class, e -> {
      assertThat(e.file()).isEqualTo(second.toString());
      assertThat(e).hasMessage(kept.damage().what());
    });
    assertThat(fixture.recovered(place, OnDamage.KEEP_INTACT)).isEqualTo(kept);

    FileLogStorage log = fixture.open(place, LogFixture.ONE_SEGMENT);
    log.recover(OnDamage.KEEP_INTACT);
    long next = kept.entries().getLast().index() + 1;
    fixture.append(log, null, LogFixture.entry(next));
    fixture.loop.await(log.repaired());
    log.close();
    assertThat(fixture.recovered(place))
        .isEqualTo(new Recovered(STATE, 4, 1, CHUNKS, entries(5, (int) next)));
    assertThat(Path.of(second + ".damaged-1")).exists();
  }

  @Test
  void of_a_damaged_snapshot_the_hard_state_is_left_and_its_commit_is_for_the_peers_to_say() throws IOException {
    write();
    Path snapshot = files(".snap").getFirst();
    LogFixture.flip(snapshot, (int) Files.size(snapshot) - 20);
    Recovered kept = fixture.recovered(place, OnDamage.KEEP_INTACT);
    assertThat(kept).isEqualTo(new Recovered(new HardState(3, "me", 0), 0, 0, List.of(), List.of(), kept.damage()));
    assertThat(kept.damage().what()).contains(snapshot.toString());

    FileLogStorage log = fixture.open(place, LogFixture.ONE_SEGMENT);
    log.recover(OnDamage.KEEP_INTACT);
    fixture.loop.await(log.install(20, 3, CHUNKS, new HardState(3, "me", 20)));
    fixture.loop.await(log.repaired());
    log.close();
    assertThat(fixture.recovered(place))
        .isEqualTo(new Recovered(new HardState(3, "me", 20), 20, 3, CHUNKS, List.of()));
  }

  @Test
  void a_log_that_was_idle_for_a_moment_notices_that_its_last_batch_was_lost() throws IOException {
    place = temporary.resolve("log");
    Settings idle = new Settings(new SegmentSizes(128 * 1024, 128 * 1024), Disk.REAL, Duration.ofMillis(1));
    FileLogStorage log = FileLogStorage.open(place, fixture.loop, idle, new NoMetrics());
    log.recover();
    fixture.append(log, null, LogFixture.entry(1));
    fixture.append(log, null, LogFixture.entry(2));
    Path segment = files(".log").getFirst();
    Path crashed = temporary.resolve("crashed");
    do {
      LogFixture.copy(place, crashed);
    } while (footer(crashed.resolve(segment.getFileName())) < 2);
    byte[] bytes = Files.readAllBytes(crashed.resolve(segment.getFileName()));
    int last = LogFixture.records(segment).getLast().start();
    Arrays.fill(bytes, last, last + 4096, (byte) 0);
    Files.write(crashed.resolve(segment.getFileName()), bytes);
    assertThatThrownBy(() -> fixture.recovered(crashed))
        .isInstanceOf(LogCorruption.class).hasMessageContaining("batch 2 is damaged, but it was durable");
    log.close();
  }

  private static long footer(Path segment) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(segment));
    Footer footer = Footer.decode(bytes, SegmentHeader.decode(bytes, segment, 1));
    return footer == null ? 0 : footer.durable();
  }

  @Test
  void a_log_that_ends_before_what_was_committed_is_refused() throws IOException {
    place = temporary.resolve("log");
    FileLogStorage log = fixture.open(place, LogFixture.ONE_SEGMENT);
    log.recover();
    fixture.append(log, null, LogFixture.entry(1));
    fixture.append(log, new HardState(1, "me", 2));
    log.close();
    assertThatThrownBy(() -> fixture.recovered(place))
        .isInstanceOf(LogCorruption.class).hasMessageContaining("ends with entry 1, but entry 2 was committed");
    assertThat(fixture.recovered(place, OnDamage.KEEP_INTACT).hardState()).isEqualTo(new HardState(1, "me", 1));
  }

  @Test
  void a_missing_last_segment_is_noticed() throws IOException {
    write();
    Files.delete(files(".log").getLast());
    assertThatThrownBy(() -> fixture.recovered(place))
        .isInstanceOf(LogCorruption.class).hasMessageContaining("there was one after it");
  }

  @Test
  void missing_segments_beside_a_snapshot_are_noticed() throws IOException {
    write();
    for (Path segment : files(".log")) Files.delete(segment);
    assertThatThrownBy(() -> fixture.recovered(place))
        .isInstanceOf(LogCorruption.class).hasMessageContaining("the segment is missing");
  }

  @Test
  void files_of_another_version_are_refused_by_name_and_are_no_damage() throws IOException {
    write();
    for (Path file : List.of(files(".log").getLast(), files(".snap").getLast())) {
      byte[] bytes = Files.readAllBytes(file);
      byte[] older = bytes.clone();
      older[7] = 1;
      Files.write(file, older);
      for (OnDamage any : OnDamage.values()) {
        assertThatThrownBy(() -> fixture.recovered(place, any))
            .isInstanceOf(LogFailure.class).isNotInstanceOf(LogCorruption.class)
            .hasMessageContaining(file + " is in format 1 of the log, and this version reads format 2 alone");
      }
      Files.write(file, bytes);
    }
    assertThat(fixture.recovered(place).entries()).isEqualTo(entries(5, 12));
  }
}
