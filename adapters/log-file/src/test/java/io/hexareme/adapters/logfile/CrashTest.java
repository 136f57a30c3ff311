package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogStorage.Recovered;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash, or damage, at every byte. The log has three batches; its directory is copied while the log is open: a crash. */
class CrashTest {
  private static final HardState FIRST = new HardState(1, "me", 0);
  private static final HardState SECOND = new HardState(2, "you", 3);
  @TempDir Path temporary;
  private final LogFixture fixture = new LogFixture();
  private FileLogStorage log;
  private Path crashed;
  private Path segment;
  private List<LogFixture.Extent> records;

  private final Recovered acknowledged =
      new Recovered(FIRST, 0, 0, List.of(), List.of(LogFixture.entry(1), LogFixture.entry(2), LogFixture.entry(3)));
  private final Recovered whole = new Recovered(
      SECOND, 0, 0, List.of(),
      List.of(LogFixture.entry(1), LogFixture.entry(2), LogFixture.entry(3), LogFixture.entry(4), LogFixture.entry(5)));

  @BeforeEach
  void write_three_batches() throws IOException {
    Path place = temporary.resolve("log");
    log = fixture.open(place, LogFixture.ONE_SEGMENT);
    log.recover();
    fixture.append(log, FIRST, LogFixture.entry(1), LogFixture.entry(2));
    fixture.append(log, null, LogFixture.entry(3));
    fixture.append(log, SECOND, LogFixture.entry(4), LogFixture.entry(5));
    crashed = temporary.resolve("crashed");
    segment = crashed.resolve("wal-0000000000000001.log");
    crash();
    records = LogFixture.records(segment);
    assertThat(records).hasSize(3);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void crash() throws IOException {
    LogFixture.copy(temporary.resolve("log"), crashed);
  }

  @Test
  void without_damage_all_is_there() {
    assertThat(fixture.recovered(crashed)).isEqualTo(whole);
  }

  /** All its blocks were durable before it got its name: a crash cannot make it shorter. */
  @Test
  void a_segment_that_was_cut_short_anywhere_is_refused() throws IOException {
    int size = (int) Files.size(segment);
    for (int end = 0; end < size; end += 7) {
      crash();
      Files.write(segment, Arrays.copyOf(Files.readAllBytes(segment), end));
      assertCorrupted(segment, end);
    }
  }

  @Test
  void a_last_batch_of_which_only_a_beginning_was_written_is_cut() throws IOException {
    LogFixture.Extent last = records.getLast();
    for (int end = last.start(); end < last.bodyEnd(); end++) {
      crash();
      byte[] bytes = Files.readAllBytes(segment);
      // A last byte that is zero by itself makes no difference to the record: then all of it is there.
      boolean same = allZero(bytes, end, last.bodyEnd());
      Arrays.fill(bytes, end, last.end(), (byte) 0);
      Files.write(segment, bytes);
      assertThat(fixture.recovered(crashed)).as("zeros from %d", end).isEqualTo(same ? whole : acknowledged);
    }
  }

  @Test
  void a_last_batch_with_any_byte_wrong_is_cut() throws IOException {
    LogFixture.Extent last = records.getLast();
    for (int at = last.start(); at < last.bodyEnd(); at++) {
      crash();
      LogFixture.flip(segment, at);
      assertThat(fixture.recovered(crashed)).as("byte %d", at).isEqualTo(acknowledged);
    }
  }

  @Test
  void garbage_behind_the_last_batch_is_cut() throws IOException {
    for (int at = records.getLast().end(); at < Files.size(segment); at += 7) {
      crash();
      LogFixture.flip(segment, at);
      assertThat(fixture.recovered(crashed)).as("byte %d", at).isEqualTo(whole);
    }
  }

  @Test
  void after_a_cut_the_log_goes_on_and_nothing_of_the_torn_batch_comes_back() throws IOException {
    LogFixture.flip(segment, records.getLast().start() + 9);
    FileLogStorage again = fixture.open(crashed, LogFixture.ONE_SEGMENT);
    assertThat(again.recover()).isEqualTo(acknowledged);
    fixture.append(again, null, LogFixture.entry(4));
    again.close();
    assertThat(fixture.recovered(crashed).entries()).hasSize(4).last().isEqualTo(LogFixture.entry(4));
    assertThat(fixture.recovered(crashed).hardState()).isEqualTo(FIRST);
  }

  @Test
  void damage_to_an_earlier_batch_is_refused_with_file_and_offset() throws IOException {
    for (LogFixture.Extent record : records.subList(0, 2)) {
      for (int at = record.start(); at < record.bodyEnd(); at++) {
        crash();
        LogFixture.flip(segment, at);
        assertCorrupted(segment, record.start());
      }
    }
  }

  @Test
  void a_zeroed_earlier_batch_is_refused() throws IOException {
    byte[] bytes = Files.readAllBytes(segment);
    Arrays.fill(bytes, records.get(1).start(), records.get(1).end(), (byte) 0);
    Files.write(segment, bytes);
    assertCorrupted(segment, records.get(1).start());
  }

  @Test
  void an_earlier_batch_copied_over_a_later_one_is_refused() throws IOException {
    log.close();
    crash();
    byte[] bytes = Files.readAllBytes(segment);
    LogFixture.Extent second = records.get(1);
    Arrays.fill(bytes, records.get(2).start(), records.get(2).end(), (byte) 0);
    System.arraycopy(bytes, second.start(), bytes, records.get(2).start(), second.end() - second.start());
    Files.write(segment, bytes);
    assertCorrupted(segment, records.get(2).start());
  }

  @Test
  void a_damaged_segment_header_is_refused() throws IOException {
    for (int at = 0; at < SegmentHeader.SIZE; at++) {
      crash();
      LogFixture.flip(segment, at);
      assertCorrupted(segment, 0);
    }
  }

  @Test
  void after_a_clean_close_damage_to_the_last_batch_is_noticed() throws IOException {
    log.close();
    crash();
    LogFixture.flip(segment, records.getLast().start() + 20);
    assertCorrupted(segment, records.getLast().start());
  }

  @Test
  void a_damaged_snapshot_is_refused() throws IOException {
    fixture.loop.await(log.snapshot(3, 1, List.of(Bytes.utf8("state"), Bytes.utf8("more state"))));
    crash();
    Path snapshot = crashed.resolve("snapshot-0000000000000001-0000000000000000003.snap");
    int size = (int) Files.size(snapshot);
    for (int at = 0; at < size; at++) {
      crash();
      LogFixture.flip(snapshot, at);
      assertThatThrownBy(() -> fixture.recovered(crashed))
          .isInstanceOf(LogCorruption.class).hasMessageContaining(snapshot.toString());
      Files.write(snapshot, Arrays.copyOf(Files.readAllBytes(snapshot), at));
      assertThatThrownBy(() -> fixture.recovered(crashed)).isInstanceOf(LogCorruption.class);
    }
  }

  @Test
  void a_half_written_snapshot_is_swept_away() throws IOException {
    Path half = Files.writeString(crashed.resolve("snapshot-0000000000000001-0000000000000000003.snap.tmp"), "half");
    assertThat(fixture.recovered(crashed)).isEqualTo(whole);
    assertThat(half).doesNotExist();
  }

  private void assertCorrupted(Path file, int offset) {
    assertThatThrownBy(() -> fixture.recovered(crashed))
        .isInstanceOfSatisfying(LogCorruption.class, e -> {
          assertThat(e.file()).isEqualTo(file.toString());
          assertThat(e.offset()).isEqualTo(offset);
        });
  }

  private static boolean allZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) return false;
    }
    return true;
  }
}
