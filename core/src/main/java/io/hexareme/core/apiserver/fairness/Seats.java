package io.hexareme.core.apiserver.fairness;

import java.util.ArrayList;
import java.util.List;

/**
 * The seats of the server and what each level may use of them. A level always has what it does not lend. Beyond that, seats come from the common
 * pool of all that is lendable: up to its nominal number by right, and further as a borrower, when nobody waits who has that right.
 *
 * <p>Kubernetes moves limits between levels every ten seconds by what was asked for; here seats are lent one by one and go back when the request
 * ends, which needs no timer and never leaves a seat empty that somebody could have.
 */
final class Seats {
  private final List<Level> levels = new ArrayList<>();
  private int first;

  List<Level> levels() {
    return levels;
  }

  /** Whether there are seats for that request of that level now; a level in which nothing is executed may always execute one. */
  boolean has(Level level, Ticket ticket, boolean borrows) {
    if (level.executing() == 0 && level.inUse() == 0) {
      return true;
    }
    int after = level.inUse() + ticket.seats();
    if (after <= level.guaranteed()) {
      return true;
    }
    int most = borrows ? level.nominal() + level.borrowable() : level.nominal();
    return after <= most && after - Math.max(level.inUse(), level.guaranteed()) <= free();
  }

  /** How much of what is lendable nobody uses. */
  private int free() {
    int free = 0;
    for (Level level : levels) {
      free += level.lendable() - Math.max(0, level.inUse() - level.guaranteed());
    }
    return free;
  }

  /** The level whose next request may begin: one that has a right to the seats, or else one that borrows; null when none. */
  Level next(long now) {
    Level own = next(now, false);
    return own != null ? own : next(now, true);
  }

  private Level next(long now, boolean borrows) {
    for (int i = 0; i < levels.size(); i++) {
      Level level = levels.get((first + i) % levels.size());
      Ticket ticket = level.waiting() == 0 ? null : level.next(now);
      if (ticket != null && has(level, ticket, borrows)) {
        first = (first + i + 1) % levels.size();
        return level;
      }
    }
    return null;
  }
}
