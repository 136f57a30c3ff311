/**
 * A run as a story: who saw what and did what, one line each, in columns per component, with the faults among them; as text, and as one HTML page
 * that needs nothing else.
 *
 * <p>Entry: {@link io.hexareme.adapters.assembly.story.Timeline}, made of trace events and faults, or of entries of one's own. {@link
 * io.hexareme.adapters.assembly.story.Timeline#about} leaves what concerns given objects and what led to it.
 *
 * <p>Nothing is judged here, and no world is known: it works as well for a cluster in real time.
 */
package io.hexareme.adapters.assembly.story;
