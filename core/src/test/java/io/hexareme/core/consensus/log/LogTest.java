package io.hexareme.core.consensus.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogTest {

  /** Terms of the entries from 1 on; the last one up to the index that is of no later term. */
  @ParameterizedTest
  @CsvSource({
    "1 1 1,             3, 1, 3",
    "1 1 1,             9, 9, 3",
    "1 1 4 4 4 4,       6, 3, 2", // jumps over all of term 4
    "1 1 4 4 4 4,       6, 4, 6",
    "1 1 4 4 4 4,       4, 4, 4",
    "1 1 1 4 4 5 5 6 6, 9, 6, 9",
    "1 1 1 4 4 5 5 6 6, 9, 3, 3",
    "2 2 3,             3, 1, 0"})
  void a_hint_jumps_over_whole_terms(String terms, long index, long term, long found) {
    assertThat(log(terms).lastAtOrBelow(index, term)).isEqualTo(found);
  }

  /** Raft paper, section 5.4.1: a later last term wins, then the longer log. */
  @ParameterizedTest
  @CsvSource({"3, 2, true", "3, 1, false", "2, 2, false", "4, 2, true", "1, 3, true", "9, 1, false"})
  void the_more_up_to_date_log_covers_the_other(long index, long term, boolean covers) {
    assertThat(log("1 1 2").coveredBy(index, term)).isEqualTo(covers);
  }

  @Test
  void of_what_is_sent_only_what_is_missing_or_differs_is_new() {
    Log log = log("1 1 2");
    assertThat(log.newOf(entries(1, "1 1 2"))).isEmpty();
    assertThat(log.newOf(entries(2, "1 2 2"))).extracting(LogEntry::index).containsExactly(4L);
    assertThat(log.newOf(entries(2, "1 3 3"))).extracting(LogEntry::index).containsExactly(3L, 4L);
  }

  @Test
  void what_is_committed_is_never_cut_off() {
    Log log = log("1 1 2");
    log.commitTo(2);
    assertThatIllegalStateException().isThrownBy(() -> log.cutFrom(2)).withMessageContaining("committed");
    log.cutFrom(3);
    assertThat(log.lastIndex()).isEqualTo(2);
  }

  @Test
  void an_entry_is_handed_out_once_when_committed_and_stable() {
    Log log = new Log(0, 0, List.of());
    log.append(entries(1, "1 1"));
    log.written(1);
    log.append(entries(3, "1"));
    log.written(2);
    log.commitTo(3);
    assertThat(log.hand(false)).isEmpty();
    log.persisted(1);
    assertThat(log.hand(false)).extracting(LogEntry::index).containsExactly(1L, 2L);
    assertThat(log.hand(false)).isEmpty();
    log.persisted(2);
    assertThat(log.hand(false)).extracting(LogEntry::index).containsExactly(3L);
  }

  /** The write of an entry may end when another has taken its place, which is not written yet. */
  @Test
  void a_write_that_ends_late_does_not_vouch_for_what_took_its_place() {
    Log log = log("1");
    log.append(entries(2, "1 1"));
    log.written(1);
    log.cutFrom(2);
    log.append(entries(2, "2 2"));
    log.written(2);
    log.persisted(1);
    assertThat(log.stable()).isEqualTo(1);
    log.persisted(2);
    assertThat(log.stable()).isEqualTo(3);
  }

  @Test
  void a_snapshot_is_stable_when_it_is_written() {
    Log log = log("1 1");
    log.append(entries(3, "1"));
    log.written(4);
    log.install(9, 3);
    log.written(5);
    assertThat(log.stable()).isLessThanOrEqualTo(2);
    log.persisted(4);
    assertThat(log.stable()).isLessThanOrEqualTo(2);
    log.persisted(5);
    assertThat(log.stable()).isEqualTo(9);
    assertThat(log.termAt(9)).isEqualTo(3);
    assertThat(log.firstIndex()).isEqualTo(10);
  }

  @Test
  void an_append_holds_at_least_one_entry_however_large() {
    Log log = log("1 1 1");
    assertThat(log.from(2, 0)).hasSize(1);
    assertThat(log.from(1, 2)).hasSize(2);
    assertThat(log.from(4, 100)).isEmpty();
  }

  /** Against a list of all entries that ever were. */
  @Test
  void it_is_a_list_of_entries() {
    Random random = new Random(3);
    for (int run = 0; run < 300; run++) {
      Log log = new Log(0, 0, List.of());
      List<LogEntry> model = new ArrayList<>();
      long compacted = 0;
      long committed = 0;
      long term = 1;
      for (int i = 0; i < 200; i++) {
        switch (random.nextInt(6)) {
          case 0, 1 -> {
            List<LogEntry> more = new ArrayList<>();
            for (int count = random.nextInt(40); count > 0; count--) more.add(entry(model.size() + more.size() + 1, term));
            log.append(more);
            model.addAll(more);
            log.written(i + 1);
            log.persisted(i + 1);
          }
          case 2 -> term++;
          case 3 -> {
            if (model.size() == committed) break;
            long from = committed + 1 + random.nextInt((int) (model.size() - committed));
            log.cutFrom(from);
            model.subList((int) from - 1, model.size()).clear();
          }
          case 4 -> {
            committed += random.nextInt((int) (model.size() - committed) + 1);
            log.commitTo(committed);
            log.hand(true);
          }
          default -> {
            compacted += random.nextInt((int) (committed - compacted) + 1);
            log.compactTo(compacted);
          }
        }
        assertThat(log.firstIndex()).isEqualTo(compacted + 1);
        assertThat(log.lastIndex()).isEqualTo(model.size());
        assertThat(log.from(compacted + 1, Long.MAX_VALUE)).isEqualTo(model.subList((int) compacted, model.size()));
        assertThat(log.lastTerm()).isEqualTo(model.isEmpty() ? 0 : model.getLast().term());
      }
    }
  }

  private static Log log(String terms) {
    return new Log(0, 0, entries(1, terms));
  }

  private static List<LogEntry> entries(long first, String terms) {
    List<LogEntry> entries = new ArrayList<>();
    for (String term : terms.split(" ")) entries.add(entry(first + entries.size(), Long.parseLong(term)));
    return entries;
  }

  private static LogEntry entry(long index, long term) {
    return new LogEntry(index, term, Bytes.utf8("x"));
  }
}
