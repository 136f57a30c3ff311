/** What the text says, down to the last figure: names, labels, buckets, and what is the same one asked for twice. */
package io.hexareme.adapters.metricsmicrometer;
