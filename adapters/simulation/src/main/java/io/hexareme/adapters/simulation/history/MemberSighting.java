package io.hexareme.adapters.simulation.history;

/**
 * What one member said of itself at one moment.
 *
 * @param life counts the member's starts
 * @param leader who leads in {@code term}, as the member knows; empty when it knows of none
 * @param revision the newest it has applied; {@code applied} the log index of that
 */
public record MemberSighting(Moment moment, String member, int life, long term, String leader, long revision, long applied) {}
