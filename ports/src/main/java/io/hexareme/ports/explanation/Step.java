package io.hexareme.ports.explanation;

/**
 * One component's part in the chain.
 *
 * @param component who has, or has not, done it: {@code scheduler}, {@code replicaset-controller}, {@code kubelet/node-1}; {@code you} or
 *     {@code owner of …} for those outside the cluster
 * @param about the object, as {@code kind/name}
 * @param what what was done, or why it was not: one line
 */
public record Step(State state, String component, String about, String what) {}
