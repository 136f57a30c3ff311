/** Tests of the package of the same name. */
package io.hexareme.core.scheduler.score;
