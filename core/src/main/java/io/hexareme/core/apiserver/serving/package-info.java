/**
 * The request pipeline and its handlers.
 *
 * <p>Entry: {@link io.hexareme.core.apiserver.serving.Pipeline}, which shows the stages in their order: authenticate, audit, take turns, authorize, then a
 * handler. Reads go negotiate, fresh, select, respond; writes go decode, default, admit (mutating), validate, admit (validating),
 * store, respond ({@link io.hexareme.core.apiserver.serving.WriteStages}). One class per verb; what is special to a kind is its
 * {@code KindStrategy}, what is special to a subresource its {@link io.hexareme.core.apiserver.serving.SubresourceHandler}.
 */
package io.hexareme.core.apiserver.serving;
