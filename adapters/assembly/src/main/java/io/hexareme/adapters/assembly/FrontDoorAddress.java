package io.hexareme.adapters.assembly;

/** Where clients reach the API server. */
record FrontDoorAddress(String host, int port) {}
