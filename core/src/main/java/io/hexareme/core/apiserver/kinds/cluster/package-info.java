/** What is special about the kinds that are the frame of a cluster: namespaces and nodes. One small class each. */
package io.hexareme.core.apiserver.kinds.cluster;
