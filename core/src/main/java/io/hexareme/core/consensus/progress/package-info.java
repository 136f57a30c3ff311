/**
 * How far a leader has come with one other member, and whether it may send it more (thesis, sections 3.5 and 10.2.1).
 *
 * <pre>
 *            logs meet                     rejected, or connection lost
 *   PROBE ---------------&gt; REPLICATE ------------------------------------&gt; PROBE
 *     \                                                                      ^
 *      '-- its next entry is compacted --&gt; SNAPSHOT --- installed -----------'
 * </pre>
 *
 * <p>Entry: {@link io.hexareme.core.consensus.progress.Progress}. It decides nothing about commitment and sends nothing.
 */
package io.hexareme.core.consensus.progress;
