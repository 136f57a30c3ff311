/**
 * Questions about identity and rights, which are answered and never stored: who am I, may I, may somebody, whose token is this; and
 * the making of service accounts' tokens.
 *
 * <p>{@link io.hexareme.core.apiserver.review.Reviews} lists the handlers by resource. They ask the same authorizers and authenticators
 * that every request goes through, so an answer here is what would happen there.
 */
package io.hexareme.core.apiserver.review;
