/** What to do with an exception that nobody expected in the callback of a stage: {@link io.hexareme.core.kubelet.invariant.Unexpected}. */
package io.hexareme.core.kubelet.invariant;
