/** Tables for every filter. */
package io.hexareme.core.scheduler.filter;
