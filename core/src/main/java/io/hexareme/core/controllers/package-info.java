/**
 * The controllers: each watches its own kinds and says, for one key at a time, what is still to be done to bring the actual state
 * closer to the desired one. A controller is a pure function of what it sees ({@link io.hexareme.core.controllers.Controller});
 * it holds no state, so that missed, repeated or late events and restarts change nothing about where the cluster ends up.
 *
 * <p>The words: a {@link io.hexareme.core.controllers.ClusterView} is what a controller sees, a
 * {@link io.hexareme.core.controllers.Plan} what it wants, made of {@link io.hexareme.core.controllers.Command}s.
 *
 * <p>{@code controllers.loop} runs them: it follows the watched kinds, queues keys, calls the decision, performs the plan. One
 * package per controller below this one; {@code controllers.claim} is what those with a selector share. Start reading at
 * {@code controllers.replicaset}.
 */
package io.hexareme.core.controllers;
