package io.hexareme.adapters.loopvertx;

import static org.assertj.core.api.Assertions.assertThat;

import io.hexareme.ports.time.Randomness;
import org.junit.jupiter.api.Test;

class SystemRandomnessTest {
  /** The published first outputs of SplitMix64 for seed 1234567 (Rosetta Code, "Pseudo-random numbers/Splitmix64"). */
  @Test
  void it_is_split_mix_64() {
    Randomness random = new SystemRandomness(1234567);
    assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("6457827717110365317");
    assertThat(Long.toUnsignedString(random.nextLong())).isEqualTo("3203168211198807973");
  }

  @Test
  void a_fork_depends_on_seed_and_name_alone() {
    SystemRandomness random = new SystemRandomness(7);
    long first = random.fork("disk").nextLong();
    random.nextLong();
    assertThat(random.fork("disk").nextLong()).isEqualTo(first);
    assertThat(random.fork("network").nextLong()).isNotEqualTo(first);
    assertThat(new SystemRandomness(8).fork("disk").nextLong()).isNotEqualTo(first);
    assertThat(random.fork("disk").fork("disk").nextLong()).isNotEqualTo(first);
    assertThat(random.fork("").nextLong()).isNotEqualTo(new SystemRandomness(7).nextLong());
  }

  @Test
  void two_processes_draw_different_numbers() {
    assertThat(new SystemRandomness().nextLong()).isNotEqualTo(new SystemRandomness().nextLong());
  }
}
