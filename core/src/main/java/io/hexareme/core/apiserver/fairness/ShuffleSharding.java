package io.hexareme.core.apiserver.fairness;

import java.util.Arrays;

/**
 * Deals each flow a hand of queues by its hash, so that a flow that fills all of its queues leaves nearly every other flow some queue that is
 * not full (KEP-1040, "Assignment to a queue").
 */
final class ShuffleSharding {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private ShuffleSharding() {}

  /** FNV-1a of 64 bits, stirred once more so that its low digits depend on all of the text. */
  static long hash(String flow) {
    long hash = OFFSET;
    for (int i = 0; i < flow.length(); i++) {
      hash = (hash ^ flow.charAt(i)) * PRIME;
    }
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }

  /** {@code hand} different numbers below {@code deck}, by that hash alone; {@code hand} is at most {@code deck}. */
  static int[] deal(long hash, int deck, int hand) {
    int[] dealt = new int[hand];
    long rest = hash;
    for (int i = 0; i < hand; i++) {
      int card = (int) Long.remainderUnsigned(rest, deck - i);
      rest = Long.divideUnsigned(rest, deck - i);
      dealt[i] = inDeck(dealt, i, card);
    }
    return dealt;
  }

  /** The card at that place among those that are left: the taken ones before it, in rising order, shift it. */
  private static int inDeck(int[] dealt, int count, int place) {
    int[] taken = Arrays.copyOf(dealt, count);
    Arrays.sort(taken);
    int card = place;
    for (int one : taken) {
      if (card >= one) {
        card++;
      }
    }
    return card;
  }
}
