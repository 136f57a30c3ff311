/**
 * Events, which two groups serve from one storage: {@code v1} as they are kept, {@code events.k8s.io/v1} by
 * {@link io.hexareme.core.apiserver.kinds.event.EventConversion}.
 */
package io.hexareme.core.apiserver.kinds.event;
