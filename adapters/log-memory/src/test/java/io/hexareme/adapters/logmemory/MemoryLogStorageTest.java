package io.hexareme.adapters.logmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.log.LogStorage;
import io.hexareme.ports.log.LogStorageContract;
import io.hexareme.ports.time.ManualLoop;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLogStorageTest extends LogStorageContract {
  private MemoryLogStorage last = new MemoryLogStorage(loop);

  @Override
  protected LogStorage open(ManualLoop loop) {
    last = last.reopened(loop);
    return last;
  }

  @Test
  void a_crash_loses_what_had_no_turn_yet() {
    start();
    append(entry(1, 1));
    last.append(List.of(entry(2, 1)), null);
    assertThat(start().entries()).containsExactly(entry(1, 1));
    loop.runAll();
    assertThat(start().entries()).containsExactly(entry(1, 1));
  }
}
