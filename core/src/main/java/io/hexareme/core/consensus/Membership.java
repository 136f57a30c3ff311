package io.hexareme.core.consensus;

import java.util.SortedSet;

/**
 * Who takes part (Raft paper, section 6; thesis, section 4.3). While a change is under way both majorities are needed: that of {@code
 * voters} and that of {@code outgoing}.
 *
 * @param voters those who vote (the new ones while joint)
 * @param outgoing the voters before the change under way; empty when there is none
 * @param learners those who only receive
 * @param learnersNext voters of {@code outgoing} who become learners when the change is complete
 */
public record Membership(
    SortedSet<String> voters, SortedSet<String> outgoing, SortedSet<String> learners, SortedSet<String> learnersNext) {}
