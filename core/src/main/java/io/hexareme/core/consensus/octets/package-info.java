/**
 * Numbers, texts and byte strings, one after the other, in the bytes that members exchange and keep: varints (seven bits an octet,
 * lowest first, the top bit for "more") and length-prefixed strings.
 *
 * <p>Entry: {@link io.hexareme.core.consensus.octets.OctetWriter} and {@link io.hexareme.core.consensus.octets.OctetReader}. Because these
 * bytes come from a network, the reader takes nothing for granted; what they mean is said in {@code consensus.wire} and {@code
 * consensus.membership}.
 */
package io.hexareme.core.consensus.octets;
