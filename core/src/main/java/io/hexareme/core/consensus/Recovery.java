package io.hexareme.core.consensus;

import io.hexareme.ports.log.LogEntry;
import io.hexareme.ports.value.Bytes;

/**
 * How a member that lost durable data (entries it acknowledged, perhaps its vote) becomes whole again under its old name. Until then it
 * neither votes nor counts.
 *
 * <p>When a leader first hears of the loss it appends an entry E. The member is whole when E is committed by a majority of others
 * and the member has, durably, all up to E. Why that is safe: let the term be T, and Q the others who accepted E in it.
 *
 * <ul>
 *   <li>What the member's lost acknowledgements may have committed: in terms up to T, it is in the leader's log before E. In a later term,
 *       that term's leader had, before the loss, votes of a majority, of whom one is in Q and would have refused E in T, which came after.
 *   <li>What its lost vote in a later term may still elect: a candidate that stood before the loss, hence without E. It needs one of Q too,
 *       who has E by then and finds that log short; or who voted before, and then would have refused E.
 *   <li>Its lost vote in T itself: it votes for the leader of T when told that it is whole, so for nobody else.
 * </ul>
 *
 * <p>That the leader merely waits for its last entry at the time is not enough: nothing then shows that Q is still in its term. And
 * because the member may lose data again, each life of it has a number: answers of another life start all this anew.
 */
final class Recovery {
  private final Member self;
  private final Leading leading;

  Recovery(Member self, Leading leading) {
    this.self = self;
    this.leading = leading;
  }

  /** @return whether the follower says, for the first time in this life, that it lost data: what else it says is not to be used */
  boolean begins(Follower follower, long recovery) {
    if (recovery == 0 || recovery == follower.recovery) return false;
    follower.recovery = recovery;
    follower.recovered = false;
    follower.round = 0;
    follower.transfer = null;
    follower.progress.forget(self.log.lastIndex() + 1);
    follower.recoveryTarget = self.log.lastIndex() + 1;
    leading.append(LogEntry.Kind.EMPTY, Bytes.EMPTY);
    return true;
  }

  /** To be asked after each step of a leader. @return whether somebody has become whole, so that there may be more to commit */
  boolean completes() {
    boolean any = false;
    for (Follower follower : self.leadership().followers()) {
      if (follower.counts() || self.log.committed() < follower.recoveryTarget) continue;
      if (follower.progress.match() < follower.recoveryTarget) continue;
      follower.recovered = true;
      any = true;
    }
    return any;
  }

  /** The follower's side: a leader says that it is whole. */
  void confirmed(long recovered, String leader) {
    if (self.recovery == 0 || recovered != self.recovery) return;
    self.recovery = 0;
    if (self.vote().isEmpty()) self.voteFor(leader);
  }
}
