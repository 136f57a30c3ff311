package io.hexareme.ports.log;

import io.hexareme.ports.value.Bytes;

/** One entry of the log: {@code index} from 1 without gaps, {@code term} of the leader that proposed it, the payload. */
public record LogEntry(long index, long term, Bytes payload) {}
