/**
 * Rolls a Deployment's Pod template out, by creating and scaling ReplicaSets; it never touches a Pod.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.deployment.DeploymentController}, which finds the Deployment's ReplicaSets and picks
 * what applies: {@code Scaling} when the number of replicas changed, {@code RollingUpdate} or {@code Recreate} otherwise. They all
 * work on {@code OwnedSets}, which keeps what is wanted of each ReplicaSet and turns it into one write for each. {@code Revisions}
 * numbers the templates, {@code TemplateHash} names them, {@code History} throws old ones away, {@code Bounds} is the arithmetic of
 * surge and unavailability, {@code DeploymentStatus} and {@code Progress} say how it goes.
 *
 * <p>A rollback is no concept here: the user (kubectl) puts an old template back, and the ReplicaSet that has it becomes the newest.
 */
package io.hexareme.core.controllers.deployment;
