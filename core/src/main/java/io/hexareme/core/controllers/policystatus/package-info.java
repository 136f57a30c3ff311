/**
 * Says in the status of a ValidatingAdmissionPolicy what its expressions get wrong about the kinds that it names: a field that such an
 * object does not have. The policy works all the same; it is a warning for its author.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.policystatus.PolicyStatusController};
 * {@link io.hexareme.core.controllers.policystatus.KindTypes} gives the kinds' types as expressions see them.
 */
package io.hexareme.core.controllers.policystatus;
