/**
 * The shared floor of the core: pure functions and views over object trees that every component needs — metadata, conditions,
 * timestamps, selectors, quantities, resource names. The field calls this "apimachinery".
 *
 * <p>It decides nothing about any kind's behaviour and knows no component (decision 0003).
 */
package io.hexareme.core.machinery;
