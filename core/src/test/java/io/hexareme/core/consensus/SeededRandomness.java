package io.hexareme.core.consensus;

import io.hexareme.ports.time.Randomness;
import java.util.Random;

/** Random numbers that a seed determines. */
record SeededRandomness(Random random) implements Randomness {
  SeededRandomness(long seed) {
    this(new Random(seed));
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  @Override
  public Randomness fork(String name) {
    return new SeededRandomness(random.nextLong() ^ name.hashCode());
  }
}
