/** Signatures, which the core cannot make itself: service-account tokens. Certificates belong to the transport. */
package io.hexareme.ports.security;
