package io.hexareme.core.store.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The percentile beside that of a list of everything that was observed. */
class RecentTimesTest {
  private static final long SECOND = 1_000_000_000L;

  private record Observed(long at, long nanos) {}

  private final RecentTimes times = new RecentTimes();
  private final List<Observed> all = new ArrayList<>();

  private void observe(long now, long nanos) {
    times.observe(now, nanos);
    all.add(new Observed(now, nanos));
  }

  private long exact(long now) {
    List<Long> recent = all.stream().filter(each -> now / SECOND - each.at() / SECOND < RecentTimes.SECONDS).map(Observed::nanos).sorted().toList();
    return recent.isEmpty() ? 0 : recent.get(recent.size() - 1 - recent.size() / 100);
  }

  @Test
  void a_percentile_is_right_to_within_a_fifth_at_any_time() {
    Random random = new Random(1);
    long now = 7 * SECOND;
    for (int i = 0; i < 20_000; i++) {
      now += random.nextInt(200) == 0 ? random.nextInt(70) * SECOND : random.nextInt(30_000_000);
      if (random.nextInt(5) > 0) observe(now, (long) Math.exp(random.nextDouble() * 22));
      long exact = exact(now);
      if (exact == 0) assertThat(times.percentile99(now)).isZero();
      else assertThat((double) times.percentile99(now)).isBetween(exact * 0.8 - 2, exact * 1.2 + 2);
      if (i % 2_000 == 0) all.removeIf(each -> each.at() < all.getLast().at() - 100 * SECOND);
    }
  }

  @Test
  void what_is_older_than_half_a_minute_counts_no_more() {
    observe(0, 1_000_000);
    assertThat(times.percentile99(29 * SECOND)).isPositive();
    assertThat(times.percentile99(30 * SECOND)).isZero();
  }
}
