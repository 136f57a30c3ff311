/** What the API server asks of a node for the streaming subresources of its Pods (logs now; exec and port-forward later). */
package io.hexareme.ports.node;
