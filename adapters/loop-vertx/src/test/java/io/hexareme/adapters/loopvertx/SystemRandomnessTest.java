package io.hexareme.adapters.loopvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.time.Randomness;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SystemRandomnessTest {
  @Test
  void no_number_comes_twice_in_a_stream_its_forks_or_another_process() {
    Randomness random = new SystemRandomness();
    Randomness fork = random.fork("names");
    Randomness same = random.fork("names");
    Randomness other = new SystemRandomness();
    Set<Long> drawn = new LinkedHashSet<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(random.nextLong());
      drawn.add(fork.nextLong());
      drawn.add(same.nextLong());
      drawn.add(other.nextLong());
    }
    assertThat(drawn).hasSize(40_000);
  }

  @Test
  void all_bits_are_used() {
    Randomness random = new SystemRandomness();
    long ones = 0;
    long zeros = 0;
    for (int i = 0; i < 1_000; i++) {
      long number = random.nextLong();
      ones |= number;
      zeros |= ~number;
    }
    assertThat(ones).isEqualTo(-1L);
    assertThat(zeros).isEqualTo(-1L);
  }
}
