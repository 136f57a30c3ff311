/**
 * The flight recorder in memory: the newest trace events of one process, in the order of their recording.
 *
 * <p>Entry: {@link io.hexareme.adapters.tracememory.MemoryTrace}. It keeps and hands out; it interprets nothing.
 */
package io.hexareme.adapters.tracememory;
