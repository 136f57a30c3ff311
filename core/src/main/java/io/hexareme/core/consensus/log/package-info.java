/**
 * One member's log in memory, and how far it is written, agreed on and handed out.
 *
 * <pre>
 *   compacted | entries kept ...                                   last
 *   ----------+------------------------------------------------------|
 *                    handed &lt;= committed &lt;= last,   handed &lt;= stable &lt;= last
 * </pre>
 *
 * <p>Entry: {@link io.hexareme.core.consensus.log.Log}. It neither decides what is committed nor writes anything: it is told.
 */
package io.hexareme.core.consensus.log;
