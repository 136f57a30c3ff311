package io.hexareme.core.consensus.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ProgressTest {
  private final Progress progress = new Progress(10, new Inflights(2, 100));

  @Test
  void one_probe_is_under_way_at_a_time() {
    assertThat(progress.paused()).isFalse();
    progress.sent(9, 0, 0);
    assertThat(progress.paused()).isTrue();
    progress.heard();
    assertThat(progress.paused()).as("whoever is heard of can be asked again").isFalse();
  }

  @Test
  void a_rejected_probe_goes_back_to_where_the_logs_may_meet() {
    progress.sent(9, 0, 0);
    assertThat(progress.rejected(9, 4)).isTrue();
    assertThat(progress.next()).isEqualTo(5);
    assertThat(progress.paused()).isFalse();
    assertThat(progress.rejected(9, 1)).as("an old answer").isFalse();
    assertThat(progress.next()).isEqualTo(5);
  }

  @Test
  void a_rejected_probe_goes_back_by_one_at_least() {
    assertThat(progress.rejected(9, 200)).isTrue();
    assertThat(progress.next()).isEqualTo(9);
  }

  @Test
  void it_is_sent_a_window_full_once_the_logs_have_met() {
    assertThat(progress.acknowledged(4, 1)).isTrue();
    assertThat(progress.mode()).isEqualTo(Mode.REPLICATE);
    assertThat(progress.next()).isEqualTo(5);
    progress.sent(6, 2, 10);
    progress.sent(8, 2, 10);
    assertThat(progress.paused()).isTrue();
    assertThat(progress.acknowledged(6, 1)).isTrue();
    assertThat(progress.paused()).isFalse();
    assertThat(progress.next()).as("goes on where it was").isEqualTo(9);
    assertThat(progress.acknowledged(5, 1)).as("an old answer").isFalse();
    assertThat(progress.match()).isEqualTo(6);
  }

  @Test
  void something_lost_from_the_window_is_looked_for_from_the_last_that_is_known() {
    progress.acknowledged(4, 1);
    progress.sent(6, 2, 10);
    assertThat(progress.rejected(3, 3)).as("acknowledged since").isFalse();
    assertThat(progress.rejected(6, 4)).isTrue();
    assertThat(progress.mode()).isEqualTo(Mode.PROBE);
    assertThat(progress.next()).isEqualTo(5);
  }

  @Test
  void a_snapshot_ends_where_the_log_can_go_on() {
    progress.snapshot();
    assertThat(progress.paused()).isTrue();
    assertThat(progress.acknowledged(20, 30)).as("more to send").isTrue();
    assertThat(progress.mode()).as("but what comes next is compacted by now").isEqualTo(Mode.SNAPSHOT);
    progress.acknowledged(29, 30);
    assertThat(progress.mode()).isEqualTo(Mode.REPLICATE);
    assertThat(progress.next()).isEqualTo(30);
  }

  /** Against a queue of what is under way. */
  @Test
  void the_window_counts_like_a_queue() {
    Random random = new Random(7);
    for (int run = 0; run < 300; run++) {
      int maxCount = 1 + random.nextInt(20);
      int maxBytes = 1 + random.nextInt(60);
      Inflights window = new Inflights(maxCount, maxBytes);
      ArrayDeque<long[]> queue = new ArrayDeque<>();
      long index = 0;
      for (int i = 0; i < 200; i++) {
        boolean full = queue.size() >= maxCount || queue.stream().mapToLong(message -> message[1]).sum() >= maxBytes;
        assertThat(window.full()).isEqualTo(full);
        assertThat(window.count()).isEqualTo(queue.size());
        if (random.nextInt(3) == 0) {
          long to = index - random.nextInt(5);
          window.freeTo(to);
          queue.removeIf(message -> message[0] <= to);
        } else if (!full) {
          index += 1 + random.nextInt(3);
          long bytes = random.nextInt(10);
          window.add(index, bytes);
          queue.add(new long[] {index, bytes});
        }
      }
    }
  }
}
