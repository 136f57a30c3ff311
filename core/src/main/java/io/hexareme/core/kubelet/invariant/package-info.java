/**
 * What to do with an exception that nobody expected in the callback of a stage: {@link io.hexareme.core.kubelet.invariant.Unexpected}
 * brings it to the loop, where it is not overlooked.
 *
 * <p>Failures that can be expected, of the runtime or the API, are not its business: who calls handles them.
 */
package io.hexareme.core.kubelet.invariant;
