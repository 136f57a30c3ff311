/**
 * Deletes Pods from nodes with {@code NoExecute} taints that they do not tolerate, or no longer.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.tainteviction.TaintEvictionController}. Who taints a node, and how many nodes may lose
 * their Pods at a time, is not decided here: see {@code controllers.nodelifecycle}.
 */
package io.hexareme.core.controllers.tainteviction;
