package io.hexareme.ports.time;

/** SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers; a fork depends on seed and name alone. */
public final class SeededRandomness implements Randomness {
  private static final long GAMMA = 0x9e3779b97f4a7c15L;
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private final long seed;
  private long state;

  public SeededRandomness(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  @Override
  public long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  @Override
  public Randomness fork(String name) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < name.length(); i++) hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    return new SeededRandomness(mix(mix(seed) + hash));
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
