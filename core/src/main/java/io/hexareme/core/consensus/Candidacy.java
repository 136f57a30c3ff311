package io.hexareme.core.consensus;

import io.hexareme.core.consensus.quorum.Quorum;
import io.hexareme.core.consensus.quorum.VoteResult;
import java.util.Map;
import java.util.TreeMap;

/** One attempt to become leader: for what term, and who has answered what. */
final class Candidacy {
  final boolean pre;
  final long term;

  /** The output with which this member's vote for itself becomes durable: only then does it count. */
  final long ownVoteIn;

  private final Map<String, Boolean> votes = new TreeMap<>();

  Candidacy(boolean pre, long term, long ownVoteIn) {
    this.pre = pre;
    this.term = term;
    this.ownVoteIn = ownVoteIn;
  }

  /** The first answer counts. */
  void vote(String from, boolean granted) {
    votes.putIfAbsent(from, granted);
  }

  VoteResult result(Quorum quorum) {
    return quorum.count(votes::get);
  }
}
