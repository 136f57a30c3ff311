/**
 * Says for anything that is stuck at which component it is stuck, and why.
 *
 * <p>Entry: {@link io.hexareme.core.explanation.ClusterExplainer}, which gathers evidence through the front door as any client would,
 * and has it judged. The judging is pure: {@link io.hexareme.core.explanation.Evidence} in, steps out, one
 * {@link io.hexareme.core.explanation.Rule} per kind; {@link io.hexareme.core.explanation.Judgement} puts the steps into a verdict.
 *
 * <p>The rules go by what objects say of themselves (conditions, container states, deletion timestamps) and turn to Events and the
 * trace where objects are silent: a Pod without a node and without a condition may be one that no scheduler has ever looked at. They
 * repeat no component's decision: what the scheduler would do is for the scheduler to say. Read next: {@code DeploymentRule}.
 */
package io.hexareme.core.explanation;
