package io.hexareme.core.store.mvcc;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.core.store.backup.LeapedImage;
import io.hexareme.core.store.command.Command;
import io.hexareme.ports.store.RangeRequest;
import io.hexareme.ports.store.RangeResult;
import io.hexareme.ports.store.StoreImage;
import io.hexareme.ports.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States that go on from the image of another share its parts, and must never see each other's changes. */
class ForkTest {
  private final Random random = new Random(7);
  private final RandomTxns txns = new RandomTxns(random);

  /** A state and all that led to it. */
  private record Line(Mvcc state, List<Command.Content<?>> log) {
    Line() {
      this(new Mvcc(), new ArrayList<>());
    }

    Line fork() {
      return new Line(Mvcc.of(state.image()), new ArrayList<>(log));
    }

    void apply(Command.Content<?> command) {
      state.apply(command);
      log.add(command);
    }

    void isAsIfItHadAlwaysBeenAlone() {
      Line alone = new Line();
      log.forEach(alone::apply);
      assertThat(state.stateHash()).isEqualTo(alone.state.stateHash());
      assertThat(state.bytes()).isEqualTo(alone.state.bytes());
      RangeRequest all = new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, 0, 0, false, false);
      assertThat(state.range(all)).isEqualTo(alone.state.range(all));
      for (long at = Math.max(1, state.compacted()); at < state.revision(); at += 1 + state.revision() / 50) {
        RangeRequest then = new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, at, 0, false, false);
        assertThat(state.range(then)).as("revision %d", at).isEqualTo(alone.state.range(then));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 40, 1023, 1024, 1025, 2500})
  void forks_and_their_parent_go_on_without_seeing_each_other(int before) {
    Line parent = new Line();
    for (int i = 0; i < before; i++) parent.apply(next(parent.state));
    List<Line> all = new ArrayList<>(List.of(parent, parent.fork(), parent.fork()));
    for (int step = 0; step < 300; step++) {
      Line one = all.get(random.nextInt(all.size()));
      one.apply(next(one.state));
      if (step % 90 == 0) all.add(one.fork());
    }
    all.forEach(Line::isAsIfItHadAlwaysBeenAlone);
  }

  private Command.Content<?> next(Mvcc state) {
    return switch (random.nextInt(30)) {
      case 0 -> new Command.GrantLease(random.nextInt(4), 60);
      case 1 -> new Command.RevokeLease(random.nextInt(4));
      case 2 -> new Command.KeepLeaseAlive(random.nextInt(4));
      case 3 -> new Command.Compact(Math.max(1, state.revision() - random.nextInt(30)));
      default -> new Command.Transact(txns.next(state.revision()));
    };
  }

  @Test
  void a_leap_has_the_newest_pairs_and_no_past() {
    Line parent = new Line();
    for (int i = 0; i < 200; i++) parent.apply(next(parent.state));
    StoreImage leaped = new LeapedImage(parent.state.image(), 1000);
    Mvcc state = Mvcc.of(leaped);
    RangeRequest all = new RangeRequest(Bytes.EMPTY, Bytes.EMPTY, 0, 0, false, false);
    assertThat(((RangeResult.Pairs) state.range(all)).pairs()).isNotEmpty()
        .isEqualTo(((RangeResult.Pairs) parent.state.range(all)).pairs());
    assertThat(state.revision()).isEqualTo(parent.state.revision() + 1000);
    assertThat(state.compacted()).isEqualTo(state.revision());
    assertThat(state.leaseIds()).isEqualTo(parent.state.leaseIds());
  }
}
