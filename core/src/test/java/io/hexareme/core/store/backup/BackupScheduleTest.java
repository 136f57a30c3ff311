package io.hexareme.core.store.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.machinery.NoMetrics;
import io.hexareme.ports.metrics.Metrics;
import io.hexareme.ports.store.BackupShelf;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.store.StoreUnavailable;
import io.hexareme.ports.time.ManualLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class BackupScheduleTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualLoop loop = new ManualLoop(Instant.parse("2026-11-22T16:35:00Z"));
  private final Shelf shelf = new Shelf();
  private final ImagesOfRevision store = new ImagesOfRevision();
  private final List<String> complaints = new ArrayList<>();

  /** Keeps names; full, stuck or not. */
  private static final class Shelf implements BackupShelf {
    private final TreeSet<String> names = new TreeSet<>();
    private String full = "";
    private CompletableFuture<Void> stuck;
    private int puts;

    @Override
    public CompletionStage<List<String>> names() {
      return CompletableFuture.completedFuture(List.copyOf(names));
    }

    @Override
    public CompletionStage<Void> put(String name, StoreImage image) {
      puts++;
      if (!full.isEmpty()) return CompletableFuture.failedFuture(new IllegalStateException(full));
      names.add(name);
      return stuck == null ? CompletableFuture.completedFuture(null) : stuck;
    }

    @Override
    public CompletionStage<Void> remove(String name) {
      names.remove(name);
      return CompletableFuture.completedFuture(null);
    }
  }

  private BackupSchedule start(int keep) {
    BackupSchedule schedule = new BackupSchedule(store::image, shelf, new BackupPlan(HOUR, keep), loop, loop.clock(), NoMetrics.NONE, complaints::add);
    schedule.start();
    loop.runAll();
    return schedule;
  }

  @Test
  void the_first_is_made_at_once_and_named_by_time_and_revision() {
    store.revision = 1234;
    start(3);

    assertThat(shelf.names).containsExactly("hexareme-20261122T163500Z-r1234.db");
  }

  @Test
  void one_is_made_every_hour_and_the_newest_three_are_kept() {
    start(3);
    loop.advance(HOUR.multipliedBy(5));

    assertThat(shelf.names).containsExactly("hexareme-20261122T193500Z-r1.db", "hexareme-20261122T203500Z-r1.db", "hexareme-20261122T213500Z-r1.db");
  }

  @Test
  void what_is_not_ours_is_left_alone() {
    shelf.names.addAll(List.of("hexareme-notes.txt", "hexareme-x-r1.db", "a.db", "z.db"));
    start(1);
    loop.advance(HOUR.multipliedBy(3));

    assertThat(shelf.names).containsExactly("a.db", "hexareme-20261122T193500Z-r1.db", "hexareme-notes.txt", "hexareme-x-r1.db", "z.db");
  }

  @Test
  void after_a_restart_the_interval_counts_from_the_newest_backup() {
    shelf.names.add("hexareme-20261122T161500Z-r7.db");
    start(3);
    assertThat(shelf.puts).isZero();
    loop.advance(Duration.ofMinutes(39));
    assertThat(shelf.puts).isZero();
    loop.advance(Duration.ofMinutes(1));

    assertThat(shelf.puts).isEqualTo(1);
  }

  @Test
  void one_that_fails_is_complained_of_and_tried_again_within_a_minute() {
    shelf.full = "no space left";
    BackupSchedule schedule = start(3);

    assertThat(complaints).containsExactly("the backup of 2026-11-22T16:35:00Z has failed: no space left");
    assertThat(schedule.problem()).contains("the backup of 2026-11-22T16:35:00Z has failed: no space left");

    shelf.full = "";
    loop.advance(Duration.ofMinutes(1));
    assertThat(schedule.problem()).isEmpty();
    assertThat(shelf.names).containsExactly("hexareme-20261122T163600Z-r1.db");
  }

  @Test
  void a_store_that_gives_no_image_is_a_failure_like_any_other() {
    store.failure = new StoreUnavailable("the store is closed", null);
    BackupSchedule schedule = start(3);

    assertThat(schedule.problem().orElseThrow()).endsWith("has failed: the store is closed");
    store.failure = null;
    loop.advance(BackupSchedule.RETRY);
    assertThat(shelf.puts).isEqualTo(1);
  }

  @Test
  void there_is_one_at_a_time() {
    shelf.stuck = new CompletableFuture<>();
    start(3);
    loop.advance(HOUR.multipliedBy(4));
    assertThat(shelf.puts).isEqualTo(1);

    shelf.stuck.complete(null);
    loop.advance(Duration.ZERO);
    assertThat(shelf.puts).isEqualTo(2);
  }

  @Test
  void the_newest_stays_although_the_clock_was_set_back() {
    shelf.names.addAll(List.of("hexareme-20270101T000000Z-r1.db", "hexareme-20270102T000000Z-r2.db"));
    store.revision = 9;
    start(2);
    loop.advance(HOUR);

    assertThat(shelf.names).containsExactly("hexareme-20261122T173500Z-r9.db", "hexareme-20270102T000000Z-r2.db");
  }

  @Test
  void it_is_counted_what_came_of_them() {
    Map<String, Double> counted = new TreeMap<>();
    Metrics metrics = new Metrics() {
      @Override
      public Counter counter(String name, String help, List<String> labels) {
        return amount -> counted.merge(name + labels, amount, Double::sum);
      }

      @Override
      public Histogram histogram(String name, String help, List<Double> upperBounds, List<String> labels) {
        throw new UnsupportedOperationException();
      }

      @Override
      public void gauge(String name, String help, List<String> labels, DoubleSupplier value) {
        counted.put(name, value.getAsDouble());
      }
    };
    shelf.full = "no space left";
    new BackupSchedule(store::image, shelf, new BackupPlan(HOUR, 3), loop, loop.clock(), metrics, complaints::add).start();
    loop.runAll();
    shelf.full = "";
    loop.advance(BackupSchedule.RETRY);

    assertThat(counted).containsEntry("hexareme_backups_total[result, failure]", 1.0).containsEntry("hexareme_backups_total[result, success]", 1.0)
        .containsEntry("hexareme_backup_newest_timestamp_seconds", (double) Instant.parse("2026-11-22T16:36:00Z").getEpochSecond());
  }

  @Test
  void none_is_made_after_the_stop() {
    start(3).stop();
    loop.advance(HOUR.multipliedBy(3));

    assertThat(shelf.puts).isEqualTo(1);
    assertThat(loop.isIdle()).isTrue();
  }
}
