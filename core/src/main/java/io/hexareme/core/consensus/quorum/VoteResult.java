package io.hexareme.core.consensus.quorum;

/** PENDING: those who have not answered yet can still turn it either way. */
public enum VoteResult { PENDING, WON, LOST }
