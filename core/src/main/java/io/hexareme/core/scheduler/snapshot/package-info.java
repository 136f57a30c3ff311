/**
 * What the scheduler knows about nodes and the Pods on them, kept incrementally.
 *
 * <p>Entry: {@link io.hexareme.core.scheduler.snapshot.NodeTable} takes changes; everyone else reads it as a
 * {@link io.hexareme.core.scheduler.snapshot.Snapshot}. {@link io.hexareme.core.scheduler.snapshot.PodInfo} and
 * {@link io.hexareme.core.scheduler.snapshot.NodeFacts} are an object's facts read once, so that no filter walks a tree.
 * {@link io.hexareme.core.scheduler.snapshot.WhatIf} is the same world with one node changed, for dry runs.
 *
 * <p>A Pod counts on its node from the moment it is assumed there, and a node whose object has not been seen yet (or is gone)
 * keeps its Pods but is never offered. Nothing here decides; next: {@code filter} and {@code score}.
 */
package io.hexareme.core.scheduler.snapshot;
