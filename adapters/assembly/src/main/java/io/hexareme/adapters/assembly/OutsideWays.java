package io.hexareme.adapters.assembly;

import io.hexareme.ports.security.IssuerDocuments;
import io.hexareme.ports.webhook.Webhooks;
import java.util.function.Function;

/**
 * How an API server that lives there reaches others.
 *
 * @param webhooks of users
 * @param issuers of tokens
 */
record OutsideWays(Function<Host, Webhooks> webhooks, Function<Host, IssuerDocuments> issuers) {}
