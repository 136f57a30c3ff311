/**
 * In which form an answer goes out: encoding (JSON, YAML, tree) and transformation (the object itself, a Table, metadata only), as the
 * Accept header asks.
 */
package io.hexareme.core.apiserver.negotiation;
