package io.hexareme.core.store.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which forwarded frames this member took on as the leader of one term. A network may deliver a frame twice, late, or after others; each
 * is taken on at most once. Nothing has to be remembered beyond the term, nor over a restart: a frame names the term it is good for, and
 * who led a term never leads it again after a restart.
 */
final class Accepted {
  /** So many frames of one life are told apart; what is older than those is not taken on. */
  private static final int REMEMBERED = 4096;

  private final Map<Long, TreeSet<Long>> byLife = new LinkedHashMap<>();
  private long term;

  /** This member begins to lead that term. */
  void lead(long newTerm) {
    byLife.clear();
    term = newTerm;
  }

  /** Asked by the leader: whether to take on the frame. Says so once. */
  boolean take(Frame.Forward frame) {
    if (frame.term() != term) return false;
    TreeSet<Long> frames = byLife.computeIfAbsent(frame.life(), unknown -> new TreeSet<>());
    if (frames.size() >= REMEMBERED) {
      if (frame.first() < frames.first()) return false;
      frames.pollFirst();
    }
    return frames.add(frame.first());
  }

  /** Asked by one that does not lead: whether it is certain that the frame was not taken on and never will be. */
  boolean neverTook(Frame.Forward frame) {
    if (frame.term() != term) return false;
    TreeSet<Long> frames = byLife.get(frame.life());
    return frames == null || !frames.contains(frame.first()) && (frames.size() < REMEMBERED || frame.first() > frames.first());
  }
}
