package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.core.kubelet.flaw.KubeletFlaw;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;
import java.util.Set;

/**
 * What most parts of a kubelet need.
 *
 * @param flaws known bugs put back in on purpose; empty in production
 */
record KubeletParts(ApiClient client, EventRecorder events, Spans spans, Loop loop, Clock clock, Set<KubeletFlaw> flaws) {}
