package io.hexareme.adapters.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hexareme.ports.log.LogCorruption;
import io.hexareme.ports.log.LogFailure;
import io.hexareme.ports.log.LogModel;
import io.hexareme.ports.log.LogStorage.OnDamage;
import io.hexareme.ports.log.LogStorage.Recovered;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The power goes before any step that makes something durable, or the step fails: appends, snapshots, installs, rolls, recycling. */
class PowerCutTest {
  private static final SegmentSizes SMALL = new SegmentSizes(1024, 2048);

  @TempDir Path temporary;
  private final LogFixture fixture = new LogFixture();
  private final LogModel model = new LogModel();
  private volatile Recovered before = model.expected();
  private volatile Recovered after = before;

  private static Settings settings(Disk disk) {
    return new Settings(SMALL, disk, Duration.ofDays(1));
  }

  private Recovered recovered(Path place, OnDamage onDamage) {
    FileLogStorage log = fixture.open(place, settings(LogFixture.UNSYNCED));
    try {
      return log.recover(onDamage);
    } finally {
      log.close();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whenever_the_power_goes_what_was_acknowledged_is_there_and_nothing_is_there_in_part(long seed) throws IOException {
    Path place = temporary.resolve("log");
    Path left = temporary.resolve("left");
    Random power = new Random(seed);
    AtomicInteger cuts = new AtomicInteger();
    PowerDisk[] disk = new PowerDisk[1];
    disk[0] = new PowerDisk(place, step -> {
      for (int i = 0; i < 2; i++) {
        disk[0].powerCut(left, power);
        cuts.incrementAndGet();
        Recovered found = recovered(left, OnDamage.REFUSE);
        synchronized (model) { // the writer may be at work on a step before the model has said what comes of it
          assertThat(found).as("seed %d, power cut before %s", seed, step).isIn(before, after);
        }
      }
    });
    Random random = new Random(seed);
    FileLogStorage log = fixture.open(place, settings(disk[0]));
    log.recover();
    for (int step = 0; step < 60; step++) {
      step(random, log);
      if (random.nextInt(15) > 0) continue;
      log.close();
      log = fixture.open(place, settings(disk[0]));
      assertThat(log.recover()).isEqualTo(before);
    }
    log.close();
    assertThat(cuts).hasValueGreaterThan(200);
  }

  /** It was read from memory: nobody knows whether a sync ever reached it, and after a failed one none will tell. */
  @Test
  void what_was_recovered_is_durable_even_if_it_was_not_before() throws IOException {
    Path place = temporary.resolve("log");
    Path left = temporary.resolve("left");
    PowerDisk disk = new PowerDisk(place, step -> {});
    FileLogStorage log = fixture.open(place, settings(disk));
    log.recover();
    fixture.append(log, null, LogFixture.entry(1));
    disk.lie(true);
    fixture.append(log, null, LogFixture.entry(2));
    log.close();
    disk.worst(left);
    assertThat(recovered(left, OnDamage.REFUSE).entries()).hasSize(1);
    disk.lie(false);
    FileLogStorage again = fixture.open(place, settings(disk));
    assertThat(again.recover().entries()).hasSize(2);
    disk.worst(left);
    assertThat(recovered(left, OnDamage.REFUSE).entries()).hasSize(2);
    again.close();
  }

  @Test
  void whichever_step_fails_the_log_stops_and_keeps_what_was_acknowledged() throws IOException {
    int failures = 0;
    for (int fatal = 1; fatal < 150; fatal += 2) {
      Path place = Files.createDirectory(temporary.resolve("log-" + fatal));
      if (fails(place, fatal)) failures++;
      assertThat(recovered(place, OnDamage.REFUSE)).as("step %d failed", fatal).isIn(before, after);
    }
    assertThat(failures).isGreaterThan(50);
  }

  /** Whether any operation was told of the failure. */
  private boolean fails(Path place, int fatal) {
    LogModel own = new LogModel();
    Random random = new Random(7);
    FileLogStorage log = fixture.open(place, settings(new FailingDisk(fatal)));
    before = own.expected();
    after = before;
    boolean recovered = false;
    try {
      log.recover();
      recovered = true;
      for (int step = 0; step < 60; step++) {
        var stage = own.step(random, log);
        after = own.expected();
        fixture.loop.await(stage);
        before = after;
      }
      return false;
    } catch (LogFailure e) {
      assertThat(e).hasMessageContaining(place.toString()).hasMessageContaining("Input/output error");
      if (recovered) assertThatThrownBy(() -> fixture.loop.await(log.repaired())).isInstanceOf(LogFailure.class);
      return true;
    } finally {
      try {
        log.close();
      } catch (LogFailure e) {
        assertThat(e).hasMessageContaining("Input/output error");
      }
    }
  }

  /** One step fails; all others do what they should. */
  private static final class FailingDisk implements Disk {
    private final AtomicInteger left;

    FailingDisk(int fatal) {
      left = new AtomicInteger(fatal);
    }

    private void step() throws IOException {
      if (left.decrementAndGet() == 0) throw new IOException("Input/output error");
    }

    @Override
    public void force(Path file, FileChannel channel) throws IOException {
      step();
    }

    @Override
    public void rename(Path file, Path to) throws IOException {
      step();
      REAL.rename(file, to);
    }

    @Override
    public void delete(Path file) throws IOException {
      step();
      REAL.delete(file);
    }

    @Override
    public void forceNames(Path directory) throws IOException {
      step();
    }
  }

  @Test
  void whenever_the_power_goes_while_a_damaged_log_is_salvaged_it_can_be_salvaged_again() throws IOException {
    Path place = temporary.resolve("log");
    FileLogStorage log = fixture.open(place, settings(LogFixture.UNSYNCED));
    log.recover();
    for (int i = 1; i <= 30; i++) fixture.append(log, null, LogFixture.entry(i));
    log.close();
    Path second = place.resolve("wal-0000000000000002.log");
    LogFixture.flip(second, LogFixture.records(second).get(2).start() + 30);
    assertThatThrownBy(() -> recovered(place, OnDamage.REFUSE)).isInstanceOf(LogCorruption.class);

    Path left = temporary.resolve("left");
    Path intact = temporary.resolve("intact");
    LogFixture.copy(place, intact);
    Recovered kept = recovered(intact, OnDamage.KEEP_INTACT);
    assertThat(kept.entries()).isNotEmpty().hasSizeLessThan(30);
    Random power = new Random(1);
    PowerDisk[] disk = new PowerDisk[1];
    // What was there before this disk was watched is durable: the first thing a recovery does is to sync the names.
    boolean[] watching = {false};
    disk[0] = new PowerDisk(place, step -> {
      if (!watching[0]) return;
      for (int i = 0; i < 8; i++) {
        disk[0].powerCut(left, power);
        Recovered again = recovered(left, OnDamage.KEEP_INTACT);
        assertThat(again.entries()).as("power cut before %s", step).isEqualTo(kept.entries());
        assertThat(again.damage()).as("power cut before %s", step).isNotNull();
      }
    });
    disk[0].adopt();
    watching[0] = true;
    FileLogStorage salvaged = fixture.open(place, settings(disk[0]));
    assertThat(salvaged.recover(OnDamage.KEEP_INTACT).damage().what()).contains(second.toString());
    watching[0] = false;
    salvaged.close();
  }

  private void step(Random random, FileLogStorage log) {
    CompletionStage<?> stage;
    synchronized (model) {
      stage = model.step(random, log);
      after = model.expected();
    }
    try {
      fixture.loop.await(stage);
    } catch (CompletionException | LogFailure e) {
      throw new AssertionError(e);
    }
    before = after;
  }
}
