package io.hexareme.ports.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeededRandomnessTest {

  @Test
  void the_first_numbers_of_seed_zero_are_the_published_ones() {
    SeededRandomness random = new SeededRandomness(0);
    assertThat(random.nextLong()).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(random.nextLong()).isEqualTo(0x6e789e6aa1b965f4L);
  }

  @Test
  void a_fork_does_not_depend_on_what_was_drawn() {
    SeededRandomness one = new SeededRandomness(7);
    SeededRandomness other = new SeededRandomness(7);
    other.nextLong();
    assertThat(one.fork("network").nextLong()).isEqualTo(other.fork("network").nextLong());
    assertThat(one.fork("network").nextLong()).isNotEqualTo(one.fork("disk").nextLong());
    assertThat(one.nextUuid().version()).isEqualTo(4);
  }
}
