package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.HardState;
import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.value.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {
  private static final Settings TINY = LogFixture.settings(128);
  @TempDir Path place;
  private final LogFixture fixture = new LogFixture();

  private void write(int entries) {
    FileLogStorage log = fixture.open(place, TINY);
    log.recover();
    fixture.append(log, new HardState(7, "me", 0));
    for (int i = 1; i <= entries; i++) fixture.append(log, null, LogFixture.entry(i));
    log.close();
  }

  private List<Path> segments() throws IOException {
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }

  @Test
  void a_snapshot_lets_covered_segments_go_and_keeps_the_hard_state() throws IOException {
    write(10);
    int before = segments().size();
    FileLogStorage log = fixture.open(place, TINY);
    log.recover();
    fixture.loop.await(log.snapshot(8, 1, List.of(Bytes.utf8("state"))));
    fixture.append(log, null, LogFixture.entry(11));
    log.close();
    assertThat(segments().size()).isLessThan(before - 5);
    var found = fixture.recovered(place);
    assertThat(found.hardState()).isEqualTo(new HardState(7, "me", 0));
    assertThat(found.entries()).containsExactly(LogFixture.entry(9), LogFixture.entry(10), LogFixture.entry(11));
  }

  @Test
  void a_missing_segment_is_refused() throws IOException {
    write(10);
    Files.delete(segments().get(4));
    assertThatThrownBy(() -> fixture.recovered(place)).isInstanceOf(LogCorruption.class);
  }

  @Test
  void missing_first_segments_without_a_snapshot_are_refused() throws IOException {
    write(10);
    Files.delete(segments().getFirst());
    Files.delete(segments().getFirst());
    assertThatThrownBy(() -> fixture.recovered(place))
        .isInstanceOf(LogCorruption.class).hasMessageContaining("entries are missing before entry");
  }

  @Test
  void damage_in_any_but_the_last_segment_is_refused_even_at_its_end() throws IOException {
    write(10);
    Path segment = segments().get(3);
    LogFixture.Extent last = LogFixture.records(segment).getLast();
    LogFixture.flip(segment, last.start() + 10);
    assertThatThrownBy(() -> fixture.recovered(place))
        .isInstanceOfSatisfying(LogCorruption.class, e -> {
          assertThat(e.file()).isEqualTo(segment.toString());
          assertThat(e.offset()).isEqualTo(last.start());
        });
  }
}
