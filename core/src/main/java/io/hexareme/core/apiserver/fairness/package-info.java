/**
 * API priority and fairness (KEP-1040): no client takes more of the server than its share, whatever it sends.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.fairness.Fairness}, a stage of the pipeline between impersonation and authorization. A request is
 * classified by the first {@link io.hexareme.core.apiserver.fairness.FlowSchema} that matches; that names its priority level and tells its flow.
 * Each {@link io.hexareme.core.apiserver.fairness.Level} has a share of the server's seats ({@link io.hexareme.core.apiserver.fairness.Seats}, with
 * lending between levels); within a level {@link io.hexareme.core.apiserver.fairness.FairQueues} take turns between flows, which {@link
 * io.hexareme.core.apiserver.fairness.ShuffleSharding} deals to queues. What finds no seat and no place in a queue is refused with 429.
 *
 * <p>Nothing here knows the clock: time is the loop's. What "concurrent" means in a server of one thread is decision 0019. The configuration is
 * objects of {@code flowcontrol.apiserver.k8s.io}; their defaults and validation are in {@code kinds.flowcontrol}.
 */
package io.hexareme.core.apiserver.fairness;
