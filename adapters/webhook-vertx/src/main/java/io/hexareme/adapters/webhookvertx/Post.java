package io.hexareme.adapters.webhookvertx;

/**
 * Whom to ask for what.
 *
 * @param name that the certificate must have
 * @param host where to connect to
 * @param path with its query
 */
record Post(String name, String host, int port, String path) {}
