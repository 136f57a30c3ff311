/**
 * What the API server says when it says no: Status bodies with Kubernetes' codes, reasons and words.
 *
 * <p>Inside the API server a refusal travels as the exception {@link io.hexareme.core.apiserver.status.Refusal} from wherever it is
 * decided to the one place that answers (decision 0005). {@link io.hexareme.core.apiserver.status.Refusals} is the catalogue.
 */
package io.hexareme.core.apiserver.status;
