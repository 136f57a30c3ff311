package io.hexareme.ports.trace;

import java.time.Instant;
import java.util.Map;

/**
 * One thing a component did.
 *
 * @param at when, by the component's clock
 * @param component who: {@code apiserver}, {@code scheduler}, {@code deployment-controller}, {@code kubelet/node-1}, {@code runtime/node-1}
 * @param action what, one word or two: {@code authenticate}, {@code authorize}, {@code store}, {@code reconcile}, {@code bind}, {@code start-container}
 * @param subject the object it was about: {@code Kind namespace/name}, or {@code Kind name}; empty when none
 * @param revision the store revision it read or made; 0 when none
 * @param span this doing's id; several events may share one
 * @param cause the span that led to it, or {@code revision:N}; empty when it came from outside
 * @param details further facts, in the order to be shown; short values
 */
public record TraceEvent(
    Instant at,
    String component,
    String action,
    String subject,
    long revision,
    String span,
    String cause,
    Map<String, String> details) {}
