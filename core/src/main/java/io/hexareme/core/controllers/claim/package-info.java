/**
 * Which objects a controller's object controls: adoption and release by label selector.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.claim.Claim}. An object that matches the selector and that nobody controls is adopted,
 * one that is controlled and matches no more is released; both by a patch of its owner references, as the field's
 * "controller ref manager" does. Used by every controller whose kind has a selector; it knows none of them.
 *
 * <p>Not here: what is done with what is claimed, and deletion by owner references (the garbage collector).
 */
package io.hexareme.core.controllers.claim;
