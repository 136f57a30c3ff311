/**
 * What a majority agrees on: the figure that more than half of a set of members have reached (a commit index, a read round), and the
 * outcome of a vote; for one set and for two at once (Raft paper, section 6: joint consensus needs both majorities).
 *
 * <p>Entry: {@link io.hexareme.core.consensus.quorum.Quorum}, made of one or two {@link io.hexareme.core.consensus.quorum.Majority}.
 * It does not know what is being agreed on, nor who the members are: that is {@code consensus.membership}.
 */
package io.hexareme.core.consensus.quorum;
