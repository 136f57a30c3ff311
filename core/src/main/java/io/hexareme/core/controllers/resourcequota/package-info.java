/**
 * Has the usage of ResourceQuotas counted anew when something may have become less.
 *
 * <p>Entry: {@link io.hexareme.core.controllers.resourcequota.ResourceQuotaController}. The counting itself is done by the API server,
 * which alone knows at which revision it counts ({@code apiserver.admission}); growth is counted there as it is admitted.
 */
package io.hexareme.core.controllers.resourcequota;
