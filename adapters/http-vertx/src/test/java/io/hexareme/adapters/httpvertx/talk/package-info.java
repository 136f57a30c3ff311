/** Tests of talking with clients, without sockets: what goes over the wire, byte for byte, and what hostile clients send. */
package io.hexareme.adapters.httpvertx.talk;
