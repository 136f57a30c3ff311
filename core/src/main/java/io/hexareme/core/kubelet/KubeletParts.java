package io.hexareme.core.kubelet;

import io.hexareme.core.client.ApiClient;
import io.hexareme.core.client.EventRecorder;
import io.hexareme.ports.time.Clock;
import io.hexareme.ports.time.Loop;

/** What most parts of a kubelet need. */
record KubeletParts(ApiClient client, EventRecorder events, Spans spans, Loop loop, Clock clock) {}
