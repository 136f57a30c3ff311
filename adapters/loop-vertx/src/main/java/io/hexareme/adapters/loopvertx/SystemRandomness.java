package io.hexareme.adapters.loopvertx;

import io.hexareme.ports.time.Randomness;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * The operating system's randomness, unpredictable even to those who have seen earlier numbers: the components' tokens are made of it,
 * and so are uids that everybody can read. Drawn in blocks. Not for use by several threads: fork one stream per loop.
 */
public final class SystemRandomness implements Randomness {
  private static final int BLOCK_BYTES = 512;

  private final SecureRandom source;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES).position(BLOCK_BYTES);

  public SystemRandomness() {
    this(new SecureRandom());
  }

  private SystemRandomness(SecureRandom source) {
    this.source = source;
  }

  @Override
  public long nextLong() {
    if (!block.hasRemaining()) {
      source.nextBytes(block.array());
      block.clear();
    }
    long drawn = block.getLong(block.position());
    block.putLong(0);
    return drawn;
  }

  /** There is no seed to derive from: every stream is as unpredictable as this one, whatever its name. */
  @Override
  public Randomness fork(String name) {
    return new SystemRandomness(source);
  }
}
